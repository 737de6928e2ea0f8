// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/** Remembers what it hears; by default it is done with everything at once. */
final class Ears implements CableListener {

    final List<String> events = new CopyOnWriteArrayList<>();
    final List<String> troubles = new CopyOnWriteArrayList<>();
    final List<Throwable> causes = new CopyOnWriteArrayList<>();

    /** What follows a confirmation. */
    volatile Supplier<CompletableFuture<?>> missed = () -> CompletableFuture.completedFuture(null);

    /** What becomes of an event. */
    volatile Function<String, CompletableFuture<?>> route = frame -> CompletableFuture.completedFuture(null);

    @Override
    public CompletableFuture<?> confirmed() {
        return missed.get();
    }

    @Override
    public CompletableFuture<?> event(byte[] frame) {
        String text = new String(frame, StandardCharsets.UTF_8);
        events.add(text);
        return route.apply(text);
    }

    @Override
    public void trouble(String reason, @Nullable Throwable cause) {
        troubles.add(reason);
        if (cause != null) {
            causes.add(cause);
        }
    }

    /** The names of the events without those about presence. */
    List<String> names() {
        return at("/message/event").stream()
                .filter(name -> !name.equals("presence.update"))
                .toList();
    }

    /** The texts of messages that were created. */
    List<String> messages() {
        return events.stream()
                .filter(frame -> frame.contains("\"event\":\"message.created\""))
                .map(frame -> text(frame, "/message/data/content"))
                .toList();
    }

    private List<String> at(String pointer) {
        return events.stream().map(frame -> text(frame, pointer)).toList();
    }

    private static String text(String frame, String pointer) {
        try {
            return String.valueOf(Json.at(Json.read(frame.getBytes(StandardCharsets.UTF_8)), pointer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
