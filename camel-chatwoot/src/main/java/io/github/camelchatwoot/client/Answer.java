// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An answer of the server, as received.
 *
 * @param status the HTTP status
 * @param headers names in lower case
 * @param body the bytes; empty when there are none. Not copied: do not change them
 */
@SuppressWarnings("ArrayRecordComponent") // an answer is handed on once, never compared
public record Answer(int status, Map<String, String> headers, byte[] body) implements Outcome {

    private static final String HIDDEN = "xxxxxx";

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** The media type in lower case without parameters, or an empty text. */
    public String mediaType() {
        String type = headers.getOrDefault("content-type", "");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the body says that it is JSON. */
    public boolean isJson() {
        return mediaType().equals("application/json");
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The same with another text wherever a secret stands. */
    Answer without(String secret) {
        String text = text();
        boolean inBody = text.contains(secret);
        if (!inBody && headers.values().stream().noneMatch(value -> value.contains(secret))) {
            return this;
        }
        Map<String, String> others = new HashMap<>();
        headers.forEach((name, value) -> others.put(name, value.replace(secret, HIDDEN)));
        return new Answer(
                status, others, inBody ? text.replace(secret, HIDDEN).getBytes(StandardCharsets.UTF_8) : body);
    }

    /** Status and size only: bodies hold secrets and personal data. */
    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length + " bytes of " + mediaType() + "]";
    }
}
