// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Reads a request with all of its body: JSON, a form or several parts. */
final class RequestReader {
    private record Part(String name, String filename, String contentType, Buffer content) {
        Upload upload() {
            return new Upload(filename, contentType, content);
        }
    }

    private final HttpServerRequest request;
    private final Map<String, String> path;

    RequestReader(HttpServerRequest request, Map<String, String> path) {
        this.request = request;
        this.path = path;
    }

    Future<Request> read() {
        String type = request.headers().get("content-type");
        String kind = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (kind.startsWith("multipart/form-data") || kind.startsWith("application/x-www-form-urlencoded")) {
            return form();
        }
        boolean json = kind.startsWith("application/json");
        return request.body().map(body -> json ? json(body) : request(query(), false, false));
    }

    private Request json(Buffer body) {
        ObjectNode tree = query();
        if (body.length() == 0) {
            return request(tree, true, false);
        }
        try {
            // A list or a scalar is no set of parameters: the server goes on without any.
            if (Json.read(body.getBytes()) instanceof ObjectNode object) {
                tree.setAll(object);
            }
            return request(tree, true, false);
        } catch (IOException e) {
            return request(tree, true, true);
        }
    }

    private Future<Request> form() {
        List<Part> parts = new ArrayList<>();
        request.setExpectMultipart(true);
        request.uploadHandler(upload -> parts.add(collect(upload)));
        return request.end().map(done -> {
            ObjectNode tree = query();
            request.formAttributes().forEach(field -> Params.put(tree, field.getKey(), text(field.getValue())));
            parts.forEach(part -> Params.put(tree, part.name(), JsonNodeFactory.instance.pojoNode(part.upload())));
            return request(tree, false, false);
        });
    }

    private static Part collect(HttpServerFileUpload upload) {
        Buffer content = Buffer.buffer();
        upload.handler(content::appendBuffer);
        String type = upload.contentType();
        return new Part(upload.name(), upload.filename(), type == null ? "application/octet-stream" : type, content);
    }

    private Request request(ObjectNode tree, boolean wraps, boolean malformed) {
        return new Request(
                request.method().name(), request.absoluteURI(), path, new Params(tree, wraps), token(), malformed);
    }

    private @Nullable String token() {
        String token = request.headers().get("api-access-token");
        return token == null ? request.headers().get("api_access_token") : token;
    }

    private ObjectNode query() {
        ObjectNode tree = Json.object();
        String query = request.query();
        if (query == null) {
            return tree;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!name.isEmpty()) {
                Params.put(tree, name, equals < 0 ? Json.nothing() : text(decoded(pair.substring(equals + 1))));
            }
        }
        return tree;
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
