// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived.
 *
 * @param path raw, without the query
 * @param query raw, or an empty text
 * @param headers names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Received(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    /** The only value of a header, or null. */
    public @Nullable String header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? values.get(0) : null;
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as an object of JSON. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> json() {
        try {
            Object value = Json.read(body);
            if (value instanceof Map<?, ?> map) {
                return (Map<String, Object>) map;
            }
            throw new AssertionError("not an object of JSON: " + text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return method + " " + path + "?" + query + " " + headers + " " + text();
    }
}
