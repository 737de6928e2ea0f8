// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import io.github.camelchatwoot.cable.Backoff;
import io.github.camelchatwoot.cable.CableSettings;
import io.github.camelchatwoot.sandbox.Agent;
import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.Customer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A sandbox that tells nobody by webhooks, with some customers, and a Camel context that has as little patience with it
 * as tests have. Closing it stops both.
 */
final class TestDesk implements AutoCloseable {

    static final String ROUTE = "desk";
    static final Duration LIMIT = Duration.ofSeconds(20);

    /** A fiftieth of what is usual, but where the sandbox has a time of its own. */
    static final Patience SHORT = new Patience(
            new CableSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1),
                    new Backoff(Duration.ofMillis(20), Duration.ofMillis(500)),
                    64,
                    null),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofMillis(600));

    private final ChatwootSandbox chatwoot = new ChatwootSandbox();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final ApiInbox inbox;

    TestDesk() {
        chatwoot.start();
        inbox = chatwoot.createApiInbox("Desk", "");
        ChatwootComponent component = context.getComponent("chatwoot", ChatwootComponent.class);
        component.setPatience(SHORT);
        ChatwootConfiguration options = component.getConfiguration();
        options.setBaseUrl(chatwoot.baseUrl());
        options.setAccountId(chatwoot.accountId());
        options.setAccessToken(chatwoot.adminToken());
        options.setRetryDelay(20);
        options.setMaxRetries(1);
        options.setSweepInterval(1_000);
    }

    /** With other options. */
    TestDesk with(Consumer<ChatwootConfiguration> change) {
        change.accept(context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration());
        return this;
    }

    /** Starts a route that keeps copies of what comes. */
    TestDesk route(String uri) {
        return route(uri, exchange -> {});
    }

    /** The same with a step. */
    TestDesk route(String uri, Processor step) {
        return routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).routeId(ROUTE).process(TestDesk.this::keep).process(step);
            }
        });
    }

    TestDesk routes(RouteBuilder routes) {
        try {
            context.addRoutes(routes);
            context.start();
            return this;
        } catch (Exception e) {
            close();
            throw new IllegalStateException(e);
        }
    }

    void keep(Exchange exchange) {
        exchanges.add(exchange.copy());
    }

    ChatwootSandbox chatwoot() {
        return chatwoot;
    }

    DefaultCamelContext context() {
        return context;
    }

    ApiInbox inbox() {
        return inbox;
    }

    Agent agent() {
        return chatwoot.agent();
    }

    /** A customer with a conversation that begins with "Hello". */
    Customer customer(String sourceId) {
        chatwoot.add(more -> more.contact("Customer " + sourceId, contact -> contact.sourceId(sourceId)));
        Customer customer = chatwoot.customer(inbox.id(), sourceId);
        customer.write("Hello");
        return customer;
    }

    /** The number of a customer's conversation. */
    long conversation(String sourceId) {
        return chatwoot.data().conversation(sourceId).id();
    }

    ChatwootWebSocketConsumer webSocket() {
        return (ChatwootWebSocketConsumer) context.getRoute(ROUTE).getConsumer();
    }

    EventConsumer consumer() {
        return (EventConsumer) context.getRoute(ROUTE).getConsumer();
    }

    /** Waits until the WebSocket hears. */
    TestDesk connected() {
        await().atMost(LIMIT).until(() -> webSocket().getConnectionPhase().equals("CONFIRMED"));
        return this;
    }

    HealthCheck.Result health() {
        return ((DefaultConsumer) context.getRoute(ROUTE).getConsumer())
                .getHealthCheck()
                .call();
    }

    void awaitUp(boolean up) {
        await().atMost(LIMIT).until(() -> health().getState() == (up ? HealthCheck.State.UP : HealthCheck.State.DOWN));
    }

    /** Copies of what came into the route, as it came in. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** What the messages that came said, in order. */
    List<String> texts() {
        return exchanges().stream()
                .filter(exchange -> "message_created".equals(header(exchange, "EventType")))
                .map(TestDesk::text)
                .toList();
    }

    static String text(Exchange exchange) {
        return String.valueOf(((java.util.Map<?, ?>) exchange.getMessage().getBody()).get("content"));
    }

    void awaitTexts(String... texts) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(texts()).containsExactly(texts));
    }

    static String header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader("CamelChatwoot" + name, String.class);
    }

    @Override
    public void close() {
        context.stop();
        chatwoot.close();
    }
}
