// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/** A web server on a free port that answers as it is told and remembers what it was asked. Safe to share. */
public final class FakeServer implements AutoCloseable {

    private static final int BACKLOG = 512;

    static {
        // Otherwise each answer waits for 40 ms: its headers are sent alone, and nobody acknowledges them.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer http;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();

    private FakeServer(HttpServer http, String scheme) {
        this.http = http;
        this.scheme = scheme;
        http.setExecutor(threads);
    }

    /** Starts a server that always answers the same. */
    public static FakeServer answering(Reply reply) {
        return answering(request -> reply);
    }

    /** Starts a server. */
    public static FakeServer answering(Function<Received, Reply> answers) {
        FakeServer server = create();
        return server.start(exchange -> server.answer(exchange, answers));
    }

    /** Starts a server whose exchanges are handled as a whole, for answers that come late or never. */
    public static FakeServer handling(HttpHandler handler) {
        return create().start(handler);
    }

    /** Starts a server that speaks TLS. */
    public static FakeServer answering(SSLContext tls, Reply reply) {
        try {
            HttpsServer https = HttpsServer.create(address(), BACKLOG);
            https.setHttpsConfigurator(new HttpsConfigurator(tls));
            FakeServer server = new FakeServer(https, "https");
            return server.start(exchange -> server.answer(exchange, request -> reply));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FakeServer create() {
        try {
            return new FakeServer(HttpServer.create(address(), BACKLOG), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private FakeServer start(HttpHandler handler) {
        http.createContext("/", handler);
        http.start();
        return this;
    }

    private void answer(HttpExchange exchange, Function<Received, Reply> answers) throws IOException {
        Received request = read(exchange);
        received.add(request);
        send(exchange, answers.apply(request));
    }

    /** Reads a request to its end. */
    public static Received read(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    /** Answers a request. */
    public static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(reply.body());
        }
    }

    /** The address of the server. */
    public String url() {
        return scheme + "://localhost:" + http.getAddress().getPort();
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /** All requests so far. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The only request so far. */
    public Received only() {
        List<Received> all = received();
        if (all.size() != 1) {
            throw new AssertionError("expected one request, but there were " + all);
        }
        return all.get(0);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
