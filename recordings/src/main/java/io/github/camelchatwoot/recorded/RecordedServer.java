// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An HTTP server that gives a recorded answer, byte for byte, and remembers what it was asked. Safe to share across
 * threads.
 */
public final class RecordedServer implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else every answer takes 40 ms
    }

    private final HttpServer server;
    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
    private volatile Answered answer = new Answered(500, Map.of(), "no answer is set");

    /**
     * A request.
     *
     * @param path as received, encoded, without the query
     * @param query decoded, in order
     * @param headers the first value of each; names in lower case
     * @param bytes the body, one character a byte
     */
    public record Received(
            String method,
            String path,
            List<Map.Entry<String, String>> query,
            Map<String, String> headers,
            String bytes) {

        public String text() {
            return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    public RecordedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** What is answered from now on. */
    public void answer(Answered next) {
        answer = next;
    }

    /** What was asked since the last time, oldest first. */
    public List<Received> received() {
        List<Received> all = List.copyOf(received);
        received.clear();
        return all;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(received(exchange));
            for (String header : List.of("content-type", "location")) {
                if (answer.headers().containsKey(header)) {
                    exchange.getResponseHeaders().set(header, answer.headers().get(header));
                }
            }
            byte[] body = answer.bytes();
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static Received received(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String query = exchange.getRequestURI().getRawQuery();
        return new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Recordings.query(query == null ? "" : query),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
