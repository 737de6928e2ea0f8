// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A caller of the sandbox, with or without a token. */
record Api(String baseUrl, @Nullable String token) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** An answer with its body parsed, as far as it is JSON. */
    record Reply(int status, String contentType, String text) {
        JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        long id() {
            return json().path("id").asLong();
        }
    }

    static Api admin(ChatwootSandbox sandbox) {
        return new Api(sandbox.baseUrl(), sandbox.adminToken());
    }

    static Api agent(ChatwootSandbox sandbox) {
        return new Api(sandbox.baseUrl(), sandbox.agentToken());
    }

    static Api anonymous(ChatwootSandbox sandbox) {
        return new Api(sandbox.baseUrl(), null);
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    Reply patch(String path, Map<String, ?> body) {
        return send("PATCH", path, body);
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    Reply send(String method, String path, @Nullable Map<String, ?> body) {
        try {
            return send(method, path, "application/json", body == null ? new byte[0] : MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply send(String method, String path, String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(account(path)))
                .method(method, BodyPublishers.ofByteArray(body))
                .header("Content-Type", contentType);
        if (token != null) {
            request.header("api-access-token", token);
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("content-type").orElse("");
            return new Reply(response.statusCode(), type, new String(response.body(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Paths are those of account 1, unless they are of another interface. */
    private String account(String path) {
        boolean whole = path.matches("/(api|public|health|page|sandbox).*") || path.equals("/");
        return baseUrl + (whole ? path : "/api/v1/accounts/1" + path);
    }

    /** A contact with a conversation in the inbox. */
    long conversation(ApiInbox inbox, String sourceId) {
        long contact = post("/contacts", Map.of("inbox_id", inbox.id(), "name", "Mia Muster", "source_id", sourceId))
                .json()
                .at("/payload/contact/id")
                .asLong();
        return post("/conversations", Map.of("inbox_id", inbox.id(), "contact_id", contact, "source_id", sourceId))
                .id();
    }
}
