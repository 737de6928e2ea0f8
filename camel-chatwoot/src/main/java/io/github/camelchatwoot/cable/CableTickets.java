// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.util.concurrent.CompletableFuture;

/** Tells what to subscribe to, before each connection. */
@FunctionalInterface
public interface CableTickets {

    /**
     * The identifier to subscribe with.
     *
     * @param fresh whether one that is remembered may be out of date, as a token is after its user has changed the
     *     password
     * @return is cancelled when nobody needs it any more
     */
    CompletableFuture<CableIdentifier> ticket(boolean fresh);
}
