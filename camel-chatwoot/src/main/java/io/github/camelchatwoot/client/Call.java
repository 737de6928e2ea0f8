// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.concurrent.CompletableFuture;

/** Something that a request can be given to. */
@FunctionalInterface
public interface Call {

    /**
     * Sends a request without blocking.
     *
     * @return completes once, always with an outcome: failures are values, not exceptions. Cancelling it gives the call
     *     up
     */
    CompletableFuture<Outcome> send(Request request);
}
