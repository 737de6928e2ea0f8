// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;

import io.github.camelchatwoot.json.JsonScan;
import org.jspecify.annotations.Nullable;

/**
 * The places in payloads that are looked at, as JSON pointers: those of webhooks, and those of the same things on the
 * WebSocket and in answers of the API.
 */
enum Place {
    EVENT("/event"),
    ID("/id"),
    MESSAGE_TYPE("/message_type"),
    PRIVATE("/private"),
    IS_PRIVATE("/is_private"),
    SOURCE_ID("/source_id"),
    CREATED_AT("/created_at"),
    UPDATED_AT("/updated_at"),
    CHANGED_AT("/changed_attributes/*/updated_at/current_value"),
    ATTACHMENTS("/attachments"),
    DELETED("/content_attributes/deleted"),
    EXTERNAL_ERROR("/content_attributes/external_error"),
    SENDER("/sender"),
    SENDER_ID("/sender/id"),
    SENDER_TYPE("/sender/type"),
    USER("/user"),
    USER_TYPE("/user/type"),
    ACCOUNT("/account/id"),
    ACCOUNT_ID("/account_id"),
    INBOX("/inbox/id"),
    INBOX_ID("/inbox_id"),
    HOURS_INBOX_ID("/working_hours/0/inbox_id"),
    CONVERSATION_ID("/conversation_id"),
    CONTACT("/contact/id"),
    LAST_MESSAGE_ACCOUNT("/messages/0/account_id"),
    META_CONTACT("/meta/sender/id"),
    SESSION_CONTACT("/contact_inbox/contact_id"),
    SESSION("/contact_inbox/source_id"),
    IN_CONVERSATION("/conversation/id"),
    IN_CONVERSATION_ACCOUNT("/conversation/account/id"),
    IN_CONVERSATION_INBOX("/conversation/inbox_id"),
    IN_CONVERSATION_META_CONTACT("/conversation/meta/sender/id"),
    IN_CONVERSATION_SESSION_CONTACT("/conversation/contact_inbox/contact_id"),
    IN_CONVERSATION_SESSION("/conversation/contact_inbox/source_id"),
    SHOWN_MESSAGE("/conversation/messages/0/id"),
    SHOWN_MESSAGE_UPDATED_AT("/conversation/messages/0/updated_at"),
    CURRENT_CONVERSATION("/current_conversation/id"),
    CURRENT_CONVERSATION_INBOX("/current_conversation/inbox_id");

    private static final JsonScan SCAN =
            new JsonScan(Arrays.stream(values()).map(place -> place.pointer).toList());

    private static final String DATA = "/message/data";

    private static final JsonScan FRAME = new JsonScan(Stream.concat(
                    Stream.of("/message/event", DATA), Arrays.stream(values()).map(place -> DATA + place.pointer))
            .toList());

    private final String pointer;

    Place(String pointer) {
        this.pointer = pointer;
    }

    String pointer() {
        return pointer;
    }

    /** What stands at the places of one payload. */
    static final class Found {
        private final @Nullable Object[] values;

        private Found(@Nullable Object[] values) {
            this.values = values;
        }

        @SuppressWarnings("EnumOrdinal") // they were asked for in the order of the constants
        @Nullable
        Object at(Place place) {
            return values[place.ordinal()];
        }

        /** A whole number; one that is too large for an id is none. */
        @Nullable
        Long number(Place place) {
            Object value = at(place);
            return value instanceof Long || value instanceof Integer ? ((Number) value).longValue() : null;
        }

        /** The first of two whole numbers. */
        @Nullable
        Long number(Place place, Place other) {
            Long number = number(place);
            return number == null ? number(other) : number;
        }

        /** The first of three. */
        @Nullable
        Long number(Place place, Place other, Place third) {
            Long number = number(place, other);
            return number == null ? number(third) : number;
        }

        /** A text; a number is taken as text, as source ids may be either. */
        @Nullable
        String text(Place place) {
            Object value = at(place);
            return value instanceof String || value instanceof Number ? value.toString() : null;
        }

        @Nullable
        Boolean flag(Place place) {
            return at(place) instanceof Boolean flag ? flag : null;
        }
    }

    /** @throws IOException when the bytes are not exactly one JSON value, or name a field twice */
    static Found in(byte[] json) throws IOException {
        return new Found(SCAN.read(json));
    }

    /**
     * A frame of the WebSocket that tells an event.
     *
     * @param event its name
     * @param data where its payload stands in the frame
     * @param found what stands at the places of the payload
     */
    record Framed(String event, JsonScan.Part data, Found found) {}

    /** @throws IOException when the bytes are not exactly one JSON value, name a field twice, or tell no event */
    static Framed inFrame(byte[] frame) throws IOException {
        @Nullable Object[] parts = FRAME.read(frame);
        if (!(parts[0] instanceof String event) || !(parts[1] instanceof JsonScan.Part data)) {
            throw new IOException("a frame with an event and its data was expected");
        }
        @Nullable Object[] values = Arrays.copyOfRange(parts, 2, parts.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] instanceof JsonScan.Part part ? part.within(data) : values[i];
        }
        return new Framed(event, data, new Found(values));
    }
}
