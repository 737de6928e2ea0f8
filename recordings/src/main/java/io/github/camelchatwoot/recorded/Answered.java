// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A recorded answer.
 *
 * @param headers names in lower case
 * @param body as in the recording
 */
public record Answered(int status, Map<String, String> headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BASE64 = "base64:";

    public Answered {
        headers = Map.copyOf(headers);
    }

    /** The body as the server sent it. */
    public byte[] bytes() {
        return body.startsWith(BASE64)
                ? Base64.getDecoder().decode(body.substring(BASE64.length()))
                : body.getBytes(StandardCharsets.UTF_8);
    }

    public boolean isJson() {
        return headers.getOrDefault("content-type", "").startsWith("application/json");
    }

    public JsonNode json() {
        try {
            return JSON.readTree(bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
