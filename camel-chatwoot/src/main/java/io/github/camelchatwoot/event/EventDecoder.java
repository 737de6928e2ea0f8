// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.io.IOException;
import java.util.Map;

import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of what Chatwoot sends. Stateless, safe to share across threads.
 *
 * @param keepSecrets whether the secrets in payloads stay there
 */
public record EventDecoder(boolean keepSecrets) {

    /**
     * Decodes the body of a webhook.
     *
     * @param deliveryId Chatwoot's id of the delivery, or null
     * @throws IOException when it is not JSON, or not an event
     */
    @SuppressWarnings("unchecked")
    public Event webhook(byte[] body, @Nullable String deliveryId) throws IOException {
        if (!(Json.read(body) instanceof Map<?, ?> map) || !(map.get("event") instanceof String wireName)) {
            throw new IOException("a JSON object with an event was expected");
        }
        Map<String, Object> payload = (Map<String, Object>) map;
        if (!keepSecrets) {
            PayloadSecrets.strip(payload);
        }
        EventType type = EventType.ofWebhook(wireName);
        Facts facts = new PayloadReader(type, payload).facts();
        return new Event(type, wireName, EventIds.of(type, wireName, facts, payload, body, deliveryId), facts, payload);
    }
}
