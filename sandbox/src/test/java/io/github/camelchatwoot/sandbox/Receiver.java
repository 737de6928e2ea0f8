// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A server that receives webhooks and answers with the status that it was told. Safe for any thread. */
final class Receiver implements AutoCloseable {
    /** One webhook, as it came. */
    record Received(Headers headers, String text) {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The bytes that the signature covers. */
        byte[] body() {
            return text.getBytes(UTF_8);
        }

        String event() {
            return json().path("event").asText();
        }
    }

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(new Received(exchange.getRequestHeaders(), new String(body, UTF_8)));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    void answerWith(int answer) {
        status = answer;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    List<Received> received() {
        return received;
    }

    List<Received> received(String event) {
        return received.stream()
                .filter(webhook -> webhook.event().equals(event))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
