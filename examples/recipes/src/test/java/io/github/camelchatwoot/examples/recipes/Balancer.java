// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.recipes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A load balancer that gives each delivery to the next one of some instances, and knows what was answered. */
final class Balancer implements AutoCloseable {

    private static final Pattern MESSAGE = Pattern.compile("message:(\\d+):");
    private static final int NOBODY = 502;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Integer> ports;
    private final AtomicInteger turn = new AtomicInteger();
    private final Queue<Passed> arrived = new ConcurrentLinkedQueue<>();
    private final Queue<Passed> passed = new ConcurrentLinkedQueue<>();

    /** A delivery with its headers as they came, and what it was answered. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Passed(Map<String, String> headers, byte[] body, int status) {

        boolean isCreated() {
            return text().contains("\"event\":\"message_created\"");
        }

        /** The number that the test wrote into the text: message:7: */
        String message() {
            Matcher matcher = MESSAGE.matcher(text());
            return matcher.find() ? matcher.group(1) : "";
        }

        private String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @param ports where the instances listen */
    Balancer(Integer... ports) throws IOException {
        this.ports = List.of(ports);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/chatwoot";
    }

    /** The deliveries of message_created that were answered with a status. */
    List<Passed> created(int status) {
        return passed.stream()
                .filter(one -> one.isCreated() && one.status() == status)
                .toList();
    }

    /** The deliveries of message_created that have been answered. */
    List<Passed> created() {
        return passed.stream().filter(Passed::isCreated).toList();
    }

    /** The deliveries of message_created that have arrived, answered or not. */
    List<Passed> arrived() {
        return arrived.stream().filter(Passed::isCreated).toList();
    }

    private void pass(HttpExchange request) throws IOException {
        try (request) {
            Map<String, String> headers = request.getRequestHeaders().entrySet().stream()
                    .filter(header ->
                            header.getKey().toLowerCase(java.util.Locale.ROOT).startsWith("x-chatwoot-")
                                    || header.getKey().equalsIgnoreCase("content-type"))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, header -> header.getValue().get(0)));
            byte[] body = request.getRequestBody().readAllBytes();
            int port = ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
            arrived.add(new Passed(headers, body, 0));
            int status = send(headers, body, port);
            passed.add(new Passed(headers, body, status));
            request.sendResponseHeaders(status, -1);
        }
    }

    /** Sends a delivery to an instance, and tells the status. */
    int send(Map<String, String> headers, byte[] body, int port) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/chatwoot"))
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException nobodyThere) {
            return NOBODY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOBODY;
        }
    }

    /** A port that is free. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
