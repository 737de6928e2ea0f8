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

    /**
     * The same for callers that run later, where nobody would hear of what is thrown. A call that does not keep to its
     * promise must still end.
     */
    default CompletableFuture<Outcome> sendSafely(Request request) {
        try {
            return send(request);
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
