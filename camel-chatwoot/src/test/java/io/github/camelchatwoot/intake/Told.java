// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/** Events as Chatwoot tells them, with only what matters for their way through the intake. Immutable. */
final class Told {

    private static final EventDecoder DECODER = new EventDecoder(false, null);

    private final Map<String, Object> fields;

    private Told(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** An event of account 1. */
    static Told of(String name) {
        return new Told(Map.of()).with("event", name).with("account", Map.of("id", 1));
    }

    /** A message of an agent in conversation 3. */
    static Told created(long message) {
        return message("message_created", message);
    }

    /** The change of a message of an agent in conversation 3. */
    static Told updated(long message) {
        return message("message_updated", message);
    }

    private static Told message(String name, long id) {
        return of(name).with("id", id)
                .with("message_type", "outgoing")
                .with("private", false)
                .with("content_attributes", Map.of())
                .in(3);
    }

    /** A contact as it is. */
    static Told contact(String name) {
        return of("contact_updated").with("id", 9).with("name", name);
    }

    Told in(long conversation) {
        return with("conversation", Map.of("id", conversation, "inbox_id", 5));
    }

    Told failed(String error) {
        return with("content_attributes", Map.of("external_error", error));
    }

    Told deleted() {
        return with("content_attributes", Map.of("deleted", true));
    }

    /** The conversation shows the message, and so when it became as it is. */
    Told shown(long millis) {
        Object time = Instant.ofEpochMilli(millis).toString();
        Object message = Map.of("id", fields.getOrDefault("id", 0), "updated_at", time);
        return with("conversation", Map.of("id", 3, "inbox_id", 5, "messages", List.of(message)));
    }

    Told with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Told(more);
    }

    Event event() {
        return event("delivery");
    }

    Event event(@Nullable String delivery) {
        try {
            return DECODER.webhook(Json.write(fields), delivery);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Arrival arrival() {
        return arrival("delivery");
    }

    Arrival arrival(@Nullable String delivery) {
        return new Arrival(event(delivery), EventSource.WEBHOOK, delivery);
    }
}
