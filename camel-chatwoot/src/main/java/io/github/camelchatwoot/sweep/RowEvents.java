// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.json.Json;

/**
 * Makes events of rows: the payloads of rows with what a webhook tells besides, so that they tell the same.
 *
 * @param decoder reads the payloads
 * @param source how the events come
 * @param account that the rows belong to
 */
record RowEvents(EventDecoder decoder, EventSource source, long account) {

    private static final String SESSION = "contact_inbox";

    /** Of a conversation. */
    Arrival conversation(EventType type, Row row) {
        Map<String, Object> payload = new LinkedHashMap<>(row.fields());
        payload.putAll(session(row));
        return arrival(type, payload);
    }

    /** Of a new message in a conversation. */
    Arrival message(Map<String, Object> message, Row row) {
        Map<String, Object> conversation = new LinkedHashMap<>(row.fields());
        conversation.remove("messages");
        conversation.remove("last_non_activity_message");
        conversation.putAll(session(row));
        Map<String, Object> payload = new LinkedHashMap<>(message);
        payload.put("conversation", conversation);
        return arrival(EventType.MESSAGE_CREATED, payload);
    }

    /** The contact's session, which only messages tell. */
    private static Map<String, Object> session(Row row) {
        return row.fields().get(SESSION) == null
                        && Json.at(row.fields(), "/messages/0/conversation/contact_inbox") instanceof Map<?, ?> told
                ? Map.of(SESSION, told)
                : Map.of();
    }

    private Arrival arrival(EventType type, Map<String, Object> payload) {
        payload.put("event", type.wireName());
        payload.put("account_id", account);
        try {
            Event event = decoder.row(type, payload);
            return new Arrival(event, source, null);
        } catch (IOException e) {
            throw new SweepException("a row that Chatwoot answered cannot be read as " + type.wireName(), e);
        }
    }
}
