// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** An answer to a request; headers beyond the content type are few and in order. */
public record Answer(int status, @Nullable String contentType, Buffer body, Map<String, String> headers) {
    private static final String JSON = "application/json; charset=utf-8";
    /** Rails' own error pages spell the charset in upper case. */
    private static final String RAILS_JSON = "application/json; charset=UTF-8";

    private static final String HTML = "text/html; charset=UTF-8";

    public static Answer json(JsonNode json) {
        return json(200, json);
    }

    public static Answer json(int status, JsonNode json) {
        return new Answer(status, JSON, Buffer.buffer(Json.bytes(json)), Map.of());
    }

    /** A status without a body. */
    public static Answer head(int status) {
        return new Answer(status, status == 204 ? null : "application/json", Buffer.buffer(), Map.of());
    }

    public static Answer ok() {
        return head(200);
    }

    public static Answer file(String contentType, Buffer content) {
        return file(contentType, content, Map.of());
    }

    public static Answer file(String contentType, Buffer content, Map<String, String> headers) {
        return new Answer(200, contentType, content, headers);
    }

    public static Answer redirect(String location) {
        return new Answer(302, HTML, Buffer.buffer(), Map.of("location", location));
    }

    /** The JSON page for an exception that nobody handled. */
    static Answer page(int status, String reason) {
        JsonNode body = Json.object().put("status", status).put("error", reason);
        return new Answer(status, RAILS_JSON, Buffer.buffer(Json.bytes(body)), Map.of());
    }

    static Answer unknownRoute() {
        String page =
                "<!DOCTYPE html>\n<html><head><title>Not found (404)</title></head><body>Not found</body></html>\n";
        return new Answer(404, HTML, Buffer.buffer(page), Map.of());
    }

    /** Without any hint when to come back. */
    public static Answer throttled() {
        return new Answer(429, "text/plain", Buffer.buffer("Retry later\n"), Map.of());
    }

    static Answer malformed() {
        return new Answer(400, HTML, Buffer.buffer(), Map.of());
    }
}
