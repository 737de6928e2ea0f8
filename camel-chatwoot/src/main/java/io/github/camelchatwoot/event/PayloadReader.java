// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.json.Times;
import org.jspecify.annotations.Nullable;

/** Reads ids and kinds out of the payload of a webhook, whose shape depends on what the event is about. */
final class PayloadReader {

    private final EventType type;
    private final EventType.Subject subject;
    private final Map<String, Object> payload;

    PayloadReader(EventType type, Map<String, Object> payload) {
        this.type = type;
        this.subject = type.subject();
        this.payload = payload;
    }

    Facts facts() {
        return new Facts(
                number("/account/id", "/conversation/account/id", "/messages/0/account_id"),
                inboxId(),
                number(conversation() + "/id"),
                contactId(),
                contactSourceId(),
                subject == EventType.Subject.MESSAGE ? number("/id") : Optional.empty(),
                text("/message_type"),
                subject == EventType.Subject.TYPING ? flag("/is_private") : flag("/private"),
                senderType(),
                subject == EventType.Subject.MESSAGE ? text("/source_id") : Optional.empty(),
                at());
    }

    /** The JSON pointer of the conversation. */
    private String conversation() {
        return switch (subject) {
            case CONVERSATION -> "";
            case WIDGET -> "/current_conversation";
            default -> "/conversation";
        };
    }

    /** Events about an inbox do not tell its id, but its opening hours do. */
    private Optional<Long> inboxId() {
        return subject == EventType.Subject.INBOX
                ? number("/working_hours/0/inbox_id")
                : number("/inbox/id", conversation() + "/inbox_id");
    }

    private Optional<Long> contactId() {
        return switch (subject) {
            case CONTACT -> number("/id");
            case WIDGET -> number("/contact/id");
            default -> number(conversation() + "/contact_inbox/contact_id", conversation() + "/meta/sender/id");
        };
    }

    private Optional<String> contactSourceId() {
        return subject == EventType.Subject.WIDGET
                ? text("/source_id")
                : text(conversation() + "/contact_inbox/source_id");
    }

    private Optional<String> senderType() {
        String sender = subject == EventType.Subject.TYPING ? "/user" : "/sender";
        if (!(Json.at(payload, sender) instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Object type = map.get("type"); // contacts come without one
        return Optional.of(type == null ? "contact" : type.toString());
    }

    /**
     * When it happened, as far as the payload tells: changes of conversations tell the time of the change, everything
     * else the time of its creation. Messages tell it as text, conversations as a number of seconds.
     */
    private Optional<Long> at() {
        return millis(Json.at(payload, type.identity() == EventType.Identity.STATE ? "/updated_at" : "/created_at"));
    }

    /** A time in milliseconds since 1970. Empty when it is none; then the event comes without, which nothing needs. */
    static Optional<Long> millis(@Nullable Object at) {
        return Times.instant(at).map(Instant::toEpochMilli);
    }

    private Optional<Long> number(String... pointers) {
        return found(pointers)
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).longValue())
                .findFirst();
    }

    private Optional<String> text(String... pointers) {
        return found(pointers).map(Object::toString).findFirst();
    }

    private Optional<Boolean> flag(String pointer) {
        return found(pointer)
                .filter(Boolean.class::isInstance)
                .map(Boolean.class::cast)
                .findFirst();
    }

    private Stream<Object> found(String... pointers) {
        return Arrays.stream(pointers)
                .map(pointer -> Json.at(payload, pointer))
                .filter(Objects::nonNull)
                .map(Object.class::cast);
    }
}
