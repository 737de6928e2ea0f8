// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands in for the SMS gateway of a telephone company: takes messages to customers at {@code /send}, and posts
 * messages of customers to the bridge. Safe to share across threads.
 */
final class SmsGateway implements AutoCloseable {

    /** A single SMS; this gateway does not split longer texts. */
    static final int MAX_LENGTH = 160;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final List<Sms> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger(1000);

    /** A message to a customer. */
    record Sms(String to, String text) {}

    private SmsGateway(HttpServer server) {
        this.server = server;
    }

    /** Starts it on a free port of this machine. */
    static SmsGateway start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SmsGateway gateway = new SmsGateway(server);
        server.createContext("/send", gateway::take);
        server.start();
        return gateway;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/send";
    }

    private void take(HttpExchange request) throws IOException {
        try (request) {
            JsonNode sms = JSON.readTree(request.getRequestBody());
            String text = sms.path("text").asText();
            boolean accepted = text.length() <= MAX_LENGTH;
            if (accepted) {
                sent.add(new Sms(sms.path("to").asText(), text));
            }
            request.sendResponseHeaders(accepted ? 200 : 422, -1);
        }
    }

    /** What customers have received. */
    List<Sms> sent() {
        return List.copyOf(sent);
    }

    /** A customer writes. */
    void customerWrites(String bridge, String from, String text) throws IOException, InterruptedException {
        String id = String.valueOf(ids.incrementAndGet());
        String body = JSON.writeValueAsString(Map.of("id", id, "from", from, "text", text));
        HttpRequest request = HttpRequest.newBuilder(URI.create(bridge))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("The bridge answered " + answer.statusCode() + " to an SMS");
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
