// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import io.github.camelchatwoot.sandbox.Agent;
import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.Customer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.AvailablePortFinder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A sandbox with an API inbox and the customer Jane, whose callback goes to a running route. Closing it stops both. */
final class TestBridge implements AutoCloseable {

    static final String ROUTE = "bridge";
    static final String JANE = "sms:+4915112345678";
    static final List<String> CUSTOMERS = List.of(JANE, "c-1", "c-2", "c-3", "c-4", "c-5");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ChatwootSandbox chatwoot = ChatwootSandbox.builder()
            .botRetryDelay(Duration.ofMillis(50))
            .webhookTimeout(Duration.ofSeconds(5))
            .build();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final int port = AvailablePortFinder.getNextAvailable();
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final ApiInbox inbox;

    private TestBridge() {
        chatwoot.start();
        chatwoot.add(more -> {
            more.apiInbox("Bridge", url());
            CUSTOMERS.forEach(id -> more.contact("Customer " + id, contact -> contact.sourceId(id)));
        });
        inbox = chatwoot.data().apiInbox("Bridge");
    }

    /** A route that takes what comes to the callback of the inbox. */
    static TestBridge with(String options) {
        return with(options, exchange -> {});
    }

    /** The same with a step. */
    static TestBridge with(String options, Processor step) {
        TestBridge bridge = new TestBridge();
        return bridge.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("chatwoot:webhook?" + options)
                        .routeId(ROUTE)
                        .process(exchange -> bridge.exchanges.add(exchange.copy()))
                        .process(step);
            }
        });
    }

    /** A route with a witness, and with as little patience as tests have. */
    static TestBridge with(Witness witness, String uri, Patience patience) {
        return with(context -> {}, witness, uri, patience);
    }

    /** The same with something done to the context before. */
    static TestBridge with(Consumer<CamelContext> before, Witness witness, String uri, Patience patience) {
        TestBridge bridge = new TestBridge();
        before.accept(bridge.context);
        bridge.context.getRegistry().bind("calm", witness.calm());
        bridge.context.getComponent("chatwoot", ChatwootComponent.class).setPatience(patience);
        return bridge.start(witness.route(uri, ROUTE));
    }

    private TestBridge start(RouteBuilder routes) {
        try {
            MainHttpServer server = new MainHttpServer();
            server.setCamelContext(context);
            server.setHost("localhost");
            server.setPort(port);
            context.addService(server);
            ChatwootComponent component = context.getComponent("chatwoot", ChatwootComponent.class);
            component.setPatience(TestDesk.SHORT);
            ChatwootConfiguration options = component.getConfiguration();
            options.setBaseUrl(chatwoot.baseUrl());
            options.setAccountId(chatwoot.accountId());
            options.setAccessToken(chatwoot.adminToken());
            options.setSecret(inbox.secret());
            context.addRoutes(routes);
            context.start();
            return this;
        } catch (Exception e) {
            close();
            throw new IllegalStateException(e);
        }
    }

    /** Where the consumer listens. */
    String url() {
        return "http://localhost:" + port + "/chatwoot";
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

    Customer jane() {
        return customer(JANE);
    }

    Customer customer(String sourceId) {
        return chatwoot.customer(inbox.id(), sourceId);
    }

    Agent agent() {
        return chatwoot.agent();
    }

    /** The number of Jane's conversation, which begins when there is none. */
    long conversation() {
        return conversation(JANE);
    }

    /** The number of a customer's conversation, which begins when there is none. */
    long conversation(String sourceId) {
        if (chatwoot.data().conversations(sourceId).isEmpty()) {
            customer(sourceId).write("Hello");
        }
        return chatwoot.data().conversation(sourceId).id();
    }

    ChatwootConsumer consumer() {
        return (ChatwootConsumer) context.getRoute(ROUTE).getConsumer();
    }

    /** Waits until the sweep knows what was there when it began: what happens from now on, it looks for. */
    TestBridge swept() {
        await().atMost(LIMIT)
                .until(() -> consumer().getHealthCheck().call().getDetails().containsKey("sweep.calls"));
        return this;
    }

    /** Waits until Chatwoot has delivered everything and the route is at its end with it. */
    void idle() {
        assertThat(chatwoot.awaitIdle(LIMIT)).isTrue();
        await().atMost(LIMIT).until(() -> consumer().getPending() == 0);
        assertThat(chatwoot.awaitIdle(LIMIT)).isTrue(); // what the delivery reports have set off
        await().atMost(LIMIT).until(() -> consumer().getPending() == 0);
    }

    /** Copies of what came into the route, as it came in. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** The names of the events that came, in the order in which they came. */
    List<String> events() {
        return exchanges().stream()
                .map(exchange -> header(exchange, "EventType"))
                .toList();
    }

    /** The exchanges of an event. */
    List<Exchange> of(String event) {
        return exchanges().stream()
                .filter(exchange -> event.equals(header(exchange, "EventType")))
                .toList();
    }

    static String header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader("CamelChatwoot" + name, String.class);
    }

    /** A message as the server tells it. */
    Map<?, ?> message(long conversation, long id) {
        Object rows = context.createFluentProducerTemplate()
                .to("chatwoot:listMessages")
                .withHeader("CamelChatwootConversationId", conversation)
                .withHeader("CamelChatwootAccountId", chatwoot.accountId())
                .request(Object.class);
        return ((List<?>) rows)
                .stream()
                        .map(row -> (Map<?, ?>) row)
                        .filter(row -> Objects.equals(row.get("id"), (int) id))
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    public void close() {
        context.stop();
        chatwoot.close();
    }
}
