// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of Chatwoot's API, complete but for the server's address. Immutable.
 *
 * @param asked what this call is, for messages: it carries neither ids nor secrets
 * @param path the path with every variable filled in and escaped
 * @param query the query in order; names may repeat
 * @param headers headers besides those that the transport sets itself
 * @param payload what is sent as body
 * @param access the credential that this call needs
 * @param media the kind of answer that is asked for
 * @param repeatable whether sending it twice does no more than sending it once
 */
public record Request(
        Asked asked,
        String path,
        List<Field> query,
        Map<String, String> headers,
        Payload payload,
        Access access,
        Media media,
        boolean repeatable) {

    /** A name and a value of the query. */
    public record Field(String name, String value) {}

    public Request {
        query = List.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The same request with one header more. */
    public Request withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(asked, path, query, more, payload, access, media, repeatable);
    }

    /** The same request with another query. */
    public Request withQuery(List<Field> other) {
        return new Request(asked, path, other, headers, payload, access, media, repeatable);
    }

    /** The same request, of which it is known that sending it twice does no more than sending it once. */
    public Request asRepeatable() {
        return new Request(asked, path, query, headers, payload, access, media, true);
    }

    /** The same request with another body. */
    Request withPayload(Payload other) {
        return new Request(asked, path, query, headers, other, access, media, repeatable);
    }

    /** Names the call only: path, headers and payload may hold secrets and personal data. */
    @Override
    public String toString() {
        return asked.toString();
    }
}
