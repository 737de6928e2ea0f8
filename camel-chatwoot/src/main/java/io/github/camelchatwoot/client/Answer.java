// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.nio.charset.StandardCharsets;
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

    /** Status and size only: bodies hold secrets and personal data. */
    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length + " bytes of " + mediaType() + "]";
    }
}
