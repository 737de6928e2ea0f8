// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.cable;

/** What every frame of a connection goes out through. Used on the event loop only. */
@FunctionalInterface
public interface Line {
    void send(Frame frame);
}
