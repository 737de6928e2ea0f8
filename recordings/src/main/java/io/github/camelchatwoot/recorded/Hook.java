// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A recorded delivery of a webhook.
 *
 * @param name the step that set it off, with a number
 * @param to the receiver
 * @param url path and query
 * @param fields the headers as received, in order
 * @param body as received
 * @param answered the status that the receiver answered; empty when it kept the connection open
 */
public record Hook(
        String name,
        String to,
        String method,
        String url,
        List<Map.Entry<String, String>> fields,
        String body,
        Optional<Integer> answered)
        implements Effect {

    private static final JsonMapper JSON = new JsonMapper();

    public Hook {
        fields = List.copyOf(fields);
    }

    /** The headers, names in lower case. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        fields.forEach(field -> headers.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
        return headers;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers().get(name));
    }

    public boolean isSigned() {
        return header("x-chatwoot-signature").isPresent();
    }

    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String event() {
        return json().path("event").asText();
    }

    public String timestamp() {
        return headers().getOrDefault("x-chatwoot-timestamp", "");
    }

    /** Whether another receiver answered that delivery with the address of this one, which then got the same. */
    public boolean isRedirectOf(Hook other) {
        return other.answered().filter(status -> status / 100 == 3).isPresent()
                && !to.equals(other.to)
                && header("x-chatwoot-delivery").isPresent()
                && header("x-chatwoot-delivery").equals(other.header("x-chatwoot-delivery"));
    }

    @Override
    public String toString() {
        return name + " " + event() + " to " + to;
    }
}
