// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.io.IOException;
import java.util.Map;

import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.event.Place.Found;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.json.JsonScan;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of what Chatwoot sends. Immutable, safe to share across threads.
 *
 * @param keepSecrets whether the secrets in payloads stay there when maps are made of them
 * @param account of payloads that do not tell it, as those of servers before 4.14.2; null: none
 */
public record EventDecoder(boolean keepSecrets, @Nullable Long account) {

    /**
     * Decodes the body of a webhook.
     *
     * @param deliveryId Chatwoot's id of the delivery, or null
     * @throws IOException when it is not JSON, names a field twice, or is not an event
     */
    public Event webhook(byte[] body, @Nullable String deliveryId) throws IOException {
        Found found = Place.in(body);
        if (!(found.at(Place.EVENT) instanceof String wireName)) {
            throw new IOException("a JSON object with an event was expected");
        }
        return event(EventType.ofWebhook(wireName), wireName, found, body, deliveryId);
    }

    /**
     * Decodes a frame of the WebSocket that tells an event.
     *
     * @throws IOException when it is not JSON, names a field twice, or is not an event
     */
    public Event frame(byte[] frame) throws IOException {
        Place.Framed framed = Place.inFrame(frame);
        EventType type = EventType.ofCable(framed.event());
        String name = type == EventType.UNKNOWN ? framed.event() : type.wireName();
        return event(type, name, framed.found(), framed.data().of(frame), null).named();
    }

    /**
     * Makes an event of what the API answers.
     *
     * @param payload the thing as it was answered, with what else a payload of that event tells
     * @throws IOException when nobody can read that as an event
     */
    public Event row(EventType type, Map<String, Object> payload) throws IOException {
        byte[] json = Json.write(payload);
        return event(type, type.wireName(), Place.in(json), json, null);
    }

    private Event event(EventType type, String name, Found found, byte[] json, @Nullable String deliveryId)
            throws IOException {
        Facts facts = new PayloadReader(type, found, account).facts();
        Payload payload = Payload.of(json, keepSecrets, attachments(type, found));
        return new Event(type, name, EventIds.of(type, name, facts, found, payload, deliveryId), facts, payload);
    }

    private static JsonScan.@Nullable Part attachments(EventType type, Found found) {
        boolean message = type.subject() == EventType.Subject.MESSAGE;
        return message && found.at(Place.ATTACHMENTS) instanceof JsonScan.Part part ? part : null;
    }
}
