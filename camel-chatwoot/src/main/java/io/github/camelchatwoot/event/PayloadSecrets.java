// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Removes the secrets that Chatwoot puts into payloads: the WebSocket token of a session in every conversation, and the
 * keys of a channel in inbox events. Only there: a customer's own attribute may have the same name.
 */
final class PayloadSecrets {

    private static final Map<String, Set<String>> SECRETS =
            Map.of("contact_inbox", Set.of("pubsub_token"), "channel", Set.of("secret", "hmac_token"));

    private PayloadSecrets() {}

    static void strip(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> {
                if (child instanceof Map<?, ?> object) {
                    object.keySet().removeAll(SECRETS.getOrDefault(String.valueOf(key), Set.of()));
                }
                strip(child);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(PayloadSecrets::strip);
        }
    }
}
