// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.recorded.Answered;
import io.github.camelchatwoot.recorded.Sent;
import io.github.camelchatwoot.recorded.SentFiles;
import io.github.camelchatwoot.recorded.Step;
import io.github.camelchatwoot.recorded.Variables;

/** Sends recorded requests to the double, with the values that variables have there. */
final class Caller {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String BOUNDARY = "a-line-that-is-in-no-file";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String baseUrl;
    private final Variables variables;
    private final UnaryOperator<String> addresses;

    /** @param addresses gives a text the present addresses */
    Caller(String baseUrl, Variables variables, UnaryOperator<String> addresses) {
        this.baseUrl = baseUrl;
        this.variables = variables;
        this.addresses = addresses;
    }

    Answered send(Step step) {
        return send(step.template(), step.as());
    }

    /** @param as whose token is sent: admin, agent, bot, none, or a literal token */
    Answered send(Sent sent, String as) {
        byte[] body = body(sent);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + target(sent)))
                .timeout(LIMIT)
                .method(sent.method(), HttpRequest.BodyPublishers.ofByteArray(body));
        headers(sent, as, body.length > 0).forEach(request::header);
        try {
            return answered(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return new Answered(0, Map.of(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String target(Sent sent) {
        String query = sent.query().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(variables.fill(field.getValue())))
                .collect(Collectors.joining("&"));
        return variables.fill(sent.path()) + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Map<String, String> headers(Sent sent, String as, boolean withBody) {
        Map<String, String> headers = new HashMap<>(sent.headers());
        headers.computeIfPresent("api_access_token", (name, recorded) -> variables.token("admin"));
        String token = variables.token(as);
        if (!token.isEmpty()) {
            headers.put("api-access-token", token);
        }
        if (!sent.parts().isEmpty()) {
            headers.put("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        } else if (withBody) {
            headers.putIfAbsent("Content-Type", "application/json");
        }
        return headers;
    }

    private byte[] body(Sent sent) {
        if (!sent.parts().isEmpty()) {
            return form(sent);
        }
        return sent.json()
                .map(variables::fill)
                .map(JsonNode::toString)
                .or(sent::raw)
                .map(addresses)
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] form(Sent sent) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (Sent.Part part : sent.parts()) {
            boolean file = part.value().isEmpty();
            form.writeBytes(utf8("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name() + '"'
                    + (file ? "; filename=\"" + part.fileName() + "\"\r\nContent-Type: " + part.type() : "")
                    + "\r\n\r\n"));
            form.writeBytes(part.value().map(Caller::utf8).orElseGet(() -> SentFiles.content(part)));
            form.writeBytes(utf8("\r\n"));
        }
        form.writeBytes(utf8("--" + BOUNDARY + "--\r\n"));
        return form.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Answered answered(HttpResponse<byte[]> response) {
        Map<String, String> headers = response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
        return new Answered(response.statusCode(), headers, new String(response.body(), StandardCharsets.UTF_8));
    }
}
