// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.bot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands in for a language model with OpenAI's interface. Safe to share across threads. */
final class ModelStub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final Mind mind;

    /** What it says to what customers say. */
    @FunctionalInterface
    interface Mind {
        /** The content of its answer; an exception is answered with 500. */
        String answer(String lastWords) throws Exception;
    }

    private ModelStub(Mind mind) throws IOException {
        this.mind = mind;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    /** It knows when the shop is open. */
    static ModelStub start() throws IOException {
        return start(words -> words.toLowerCase(Locale.ROOT).contains("open")
                ? said("We are open from Monday to Saturday, 9 am to 6 pm.", 0.95)
                : said("I think it has been sent.", 0.2));
    }

    static ModelStub start(Mind mind) throws IOException {
        ModelStub stub = new ModelStub(mind);
        stub.server.createContext("/v1/chat/completions", stub::answer);
        stub.server.setExecutor(stub.threads);
        stub.server.start();
        return stub;
    }

    static String said(String answer, double confidence) throws IOException {
        return JSON.writeValueAsString(Map.of("answer", answer, "confidence", confidence));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** The requests, in the order in which they came. */
    List<JsonNode> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange request) throws IOException {
        try (request) {
            JsonNode question = JSON.readTree(request.getRequestBody());
            asked.add(question);
            String content;
            try {
                content = mind.answer(lastWords(question.path("messages")));
            } catch (Exception broken) {
                request.sendResponseHeaders(500, -1);
                return;
            }
            byte[] answer = JSON.writeValueAsBytes(
                    Map.of("choices", List.of(Map.of("message", Map.of("role", "assistant", "content", content)))));
            request.getResponseHeaders().set("Content-Type", "application/json");
            request.sendResponseHeaders(200, answer.length);
            request.getResponseBody().write(answer);
        }
    }

    /** What the user has said since its last answer. */
    private static String lastWords(JsonNode turns) {
        StringBuilder words = new StringBuilder();
        for (JsonNode turn : turns) {
            if (turn.path("role").asText().equals("user")) {
                words.append(turn.path("content").asText()).append('\n');
            } else {
                words.setLength(0);
            }
        }
        return words.toString().strip();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
