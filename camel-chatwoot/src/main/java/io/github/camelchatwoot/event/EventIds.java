// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Gives events ids. The delivery's id is no such thing: two subscriptions, or a job that runs twice on the server, send
 * the same event with different ones.
 */
final class EventIds {

    private static final int DIGEST_BYTES = 12;

    private EventIds() {}

    static Optional<String> of(
            EventType type,
            String wireName,
            Facts facts,
            Map<String, Object> payload,
            byte[] raw,
            @Nullable String deliveryId) {
        String account = facts.accountId().map(String::valueOf).orElse("");
        String prefix = wireName + ":" + account + ":";
        String thing = String.valueOf(payload.get("id"));
        return switch (type.identity()) {
            case NONE -> Optional.empty();
            case CREATION -> Optional.of(prefix + thing);
            case STATE -> Optional.of(prefix + thing + ":" + conversationState(payload, raw));
            case STATE_OF_MESSAGE ->
                Optional.of(prefix + thing + ":"
                        + messageState(payload)
                                .orElseGet(() -> Objects.requireNonNullElseGet(deliveryId, () -> digest(raw))));
            case CONTENT -> Optional.of(prefix + digest(raw));
        };
    }

    private static String conversationState(Map<String, Object> payload, byte[] raw) {
        return PayloadReader.millis(payload.get("updated_at"))
                .map(String::valueOf)
                .orElseGet(() -> digest(raw));
    }

    /** A message event does not tell when the message changed, but the conversation in it may show that message. */
    private static Optional<String> messageState(Map<String, Object> payload) {
        Object shown = Json.at(payload, "/conversation/messages/0");
        boolean same = shown != null && Objects.equals(Json.at(shown, "/id"), payload.get("id"));
        return same ? PayloadReader.millis(Json.at(shown, "/updated_at")).map(String::valueOf) : Optional.empty();
    }

    private static String digest(byte[] raw) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(raw);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
