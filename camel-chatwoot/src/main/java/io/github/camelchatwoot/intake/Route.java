// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.event.Event;

/** What events are for. Safe for any thread. */
@FunctionalInterface
public interface Route {

    /**
     * Begins with an event.
     *
     * @return completes once, with {@link Ending.Completed} or {@link Ending.Failed}, never exceptionally
     */
    CompletableFuture<Ending> begin(Arrival arrival);

    /** An event has come, be it for the route or not. Does not block. */
    default void heard(Event event) {}
}
