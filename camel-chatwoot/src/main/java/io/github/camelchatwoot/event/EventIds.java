// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.event.Place.Found;
import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Gives events ids. The delivery's id is only the last resort: two subscriptions, or a job that runs twice on the
 * server, send the same event with different ones.
 */
final class EventIds {

    private static final int DIGEST_BYTES = 12;

    /** What both webhooks and the WebSocket tell of a contact. */
    private static final List<String> CONTACT = List.of(
            "name",
            "email",
            "phone_number",
            "identifier",
            "blocked",
            "thumbnail",
            "additional_attributes",
            "custom_attributes");

    private EventIds() {}

    /** @throws IOException when the payload is no JSON object */
    static Optional<String> of(
            EventType type, String wireName, Facts facts, Found found, Payload payload, @Nullable String deliveryId)
            throws IOException {
        String thing = found.text(Place.ID);
        return switch (type.identity()) {
            case NONE -> Optional.empty();
            case DELIVERY -> id(wireName, facts, deliveryId);
            case CREATION -> id(wireName, facts, thing);
            case STATE -> id(wireName, facts, thing, state(facts, deliveryId));
            case CONTENT -> id(wireName, facts, thing, thing == null ? null : digest(payload.map()));
        };
    }

    private static @Nullable String state(Facts facts, @Nullable String deliveryId) {
        return facts.stateMillis() == null ? deliveryId : facts.stateMillis().toString();
    }

    private static Optional<String> id(String wireName, Facts facts, @Nullable String thing) {
        return thing == null ? Optional.empty() : Optional.of(wireName + ":" + account(facts) + ":" + thing);
    }

    private static Optional<String> id(String wireName, Facts facts, @Nullable String thing, @Nullable String shown) {
        return thing == null || shown == null
                ? Optional.empty()
                : Optional.of(wireName + ":" + account(facts) + ":" + thing + ":" + shown);
    }

    private static Object account(Facts facts) {
        return facts.accountId() == null ? "" : facts.accountId();
    }

    private static String digest(Map<String, Object> contact) {
        Map<String, Object> told = new TreeMap<>();
        CONTACT.forEach(name -> told.put(name, sorted(contact.get(name))));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Json.write(told));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** The server tells attributes in any order. */
    private static @Nullable Object sorted(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, Object> fields = new TreeMap<>();
        map.forEach((key, child) -> fields.put(String.valueOf(key), sorted(child)));
        return fields;
    }
}
