// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.cable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps what is to be told until the answer of the request was handed over, as the server leaves it to its jobs. What
 * nobody listens to is not kept. Used on the event loop only.
 */
final class Broadcasts {
    private record Broadcast(List<String> streams, Supplier<String> message) {}

    private final Streams streams;
    private List<Broadcast> waiting = new ArrayList<>();

    Broadcasts(Streams streams) {
        this.streams = streams;
    }

    /** The streams that somebody listens to. */
    List<String> heard(List<String> all) {
        return streams.isEmpty()
                ? List.of()
                : all.stream().filter(streams::isHeard).distinct().toList();
    }

    /** @param message written when it is sent; empty if there is nothing to tell any more */
    void add(List<String> names, Supplier<String> message) {
        waiting.add(new Broadcast(names, message));
    }

    /** Drops what is waiting. */
    void forget() {
        waiting = new ArrayList<>();
    }

    /** Sends what is waiting. */
    void flush() {
        while (!waiting.isEmpty()) {
            List<Broadcast> taken = waiting;
            waiting = new ArrayList<>();
            taken.forEach(this::send);
        }
    }

    private void send(Broadcast broadcast) {
        String message = broadcast.message().get();
        if (message.isEmpty()) {
            return;
        }
        for (String stream : broadcast.streams()) {
            streams.listeners(stream).forEach(subscription -> subscription.tell(message));
        }
    }
}
