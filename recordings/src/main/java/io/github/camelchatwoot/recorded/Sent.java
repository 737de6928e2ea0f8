// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A recorded request, or the template of one.
 *
 * @param path as sent, encoded, without the query
 * @param query names and values in order, decoded
 * @param headers besides the token
 * @param json the body when it is a JSON object
 * @param raw the body where it was sent as this text, usually because it is wrong
 * @param parts the parts of a multipart body
 */
public record Sent(
        String method,
        String path,
        List<Map.Entry<String, String>> query,
        Map<String, String> headers,
        Optional<JsonNode> json,
        Optional<String> raw,
        List<Part> parts) {

    public Sent {
        query = List.copyOf(query);
        headers = Map.copyOf(headers);
        parts = List.copyOf(parts);
    }

    /**
     * A part of a multipart body.
     *
     * @param value the text of a field; of a file nothing is known but its name, type, size and digest
     * @param sha256 the digest of a file, in hexadecimal digits, which {@link SentFiles} knows
     */
    public record Part(String name, Optional<String> value, String fileName, String type, int size, String sha256) {}
}
