// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.camelchatwoot.webhook.SignatureVerifier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.AvailablePortFinder;

/** A running route from a webhook, on a real web server, and what posts to it. Closing it stops its context. */
final class TestWebhook implements AutoCloseable {

    static final String SECRET = "zq7SecretOfTheTestzq7";
    static final String ROUTE = "webhook-route";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = AvailablePortFinder.getNextAvailable();
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

    /** A route that takes everything. */
    static TestWebhook from(String uri) {
        return from(uri, exchange -> {});
    }

    /** A route with one step. */
    static TestWebhook from(String uri, Processor step) {
        TestWebhook webhook = new TestWebhook();
        return webhook.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).routeId(ROUTE).process(webhook::remember).process(step);
            }
        });
    }

    /** Any routes. */
    static TestWebhook with(RouteBuilder routes) {
        return new TestWebhook().start(routes);
    }

    private TestWebhook start(RouteBuilder routes) {
        try {
            MainHttpServer server = new MainHttpServer();
            server.setCamelContext(context);
            server.setHost("localhost");
            server.setPort(port);
            context.addService(server);
            context.addRoutes(routes);
            context.start();
            return this;
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
    }

    private void remember(Exchange exchange) {
        exchanges.add(exchange.copy());
    }

    CamelContext context() {
        return context;
    }

    int port() {
        return port;
    }

    /** Copies of the exchanges that came into the route, as they came in. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** The only exchange that came into the route. */
    Exchange only() {
        if (exchanges.size() != 1) {
            throw new AssertionError("expected one exchange, but there were " + exchanges.size());
        }
        return exchanges.element();
    }

    /** A request to a path, without anything. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    /** A delivery as Chatwoot sends it. */
    HttpRequest.Builder delivery(String path, String body) {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        return request(path)
                .header("Content-Type", "application/json")
                .header("X-Chatwoot-Delivery", "0b9e2c1a-delivery")
                .header("X-Chatwoot-Timestamp", timestamp)
                .header("X-Chatwoot-Signature", signature(SECRET, timestamp, body))
                .POST(BodyPublishers.ofString(body));
    }

    static String signature(String secret, String timestamp, String body) {
        return SignatureVerifier.sign(secret, timestamp, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Delivers an event and tells the status of the answer. */
    int deliver(String body) {
        return send(delivery("/chatwoot", body)).statusCode();
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        context.stop();
    }
}
