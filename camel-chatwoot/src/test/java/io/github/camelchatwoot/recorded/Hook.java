// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 * @param headers as received, names in lower case
 * @param body as received
 */
public record Hook(String name, String to, Map<String, String> headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    public Hook {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
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
        return headers.getOrDefault("x-chatwoot-timestamp", "");
    }

    @Override
    public String toString() {
        return name + " " + event() + " to " + to;
    }
}
