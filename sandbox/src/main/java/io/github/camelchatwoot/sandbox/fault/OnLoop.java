// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.util.concurrent.Callable;

/** Runs an action on the event loop and waits for it. Safe for any thread but that of the loop. */
@FunctionalInterface
public interface OnLoop {
    <T> T call(Callable<T> action);
}
