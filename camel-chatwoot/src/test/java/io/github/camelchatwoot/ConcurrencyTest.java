// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Reply;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many calls at a time, and what becomes of them when the context stops. */
class ConcurrencyTest {

    private static final int CALLS = 200;
    private static final Reply MESSAGE = Reply.json(200, "{\"id\":1,\"conversation_id\":42}");

    private final Queue<HttpExchange> waiting = new ConcurrentLinkedQueue<>();

    @Test
    void callsThatWaitHoldNoThreadsAndEachEndsOnce() {
        try (FakeServer server = FakeServer.handling(this::keep);
                TestRoute route = TestRoute.to("chatwoot:createMessage?maxConnections=" + CALLS, server.url())) {
            AsyncProcessor producer = (AsyncProcessor) producer(route);
            AtomicInteger[] ends = new AtomicInteger[CALLS];
            List<Exchange> exchanges = IntStream.range(0, CALLS)
                    .mapToObj(i -> {
                        ends[i] = new AtomicInteger();
                        Exchange exchange = new DefaultExchange(route.context());
                        exchange.getMessage().setBody("message " + i);
                        assertThat(producer.process(exchange, sync -> ends[i].incrementAndGet()))
                                .isFalse();
                        return exchange;
                    })
                    .toList();

            await().atMost(Duration.ofSeconds(20)).until(() -> waiting.size() == CALLS);
            assertThat(threads(route)).hasSizeLessThan(10);
            waiting.forEach(ConcurrencyTest::answer);

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> List.of(ends).stream().allMatch(end -> end.get() > 0));
            assertThat(ends).allSatisfy(end -> assertThat(end).hasValue(1));
            assertThat(exchanges).allSatisfy(exchange -> {
                assertThat(exchange.getException()).isNull();
                assertThat(exchange.getMessage().getHeader("CamelChatwootMessageId"))
                        .isEqualTo(1L);
            });
            assertThat(threads(route)).hasSizeLessThan(30);
        }
    }

    @Test
    void theRouteGoesOnOnAThreadOfItsOwn() throws Exception {
        try (FakeServer server = FakeServer.answering(MESSAGE);
                DefaultCamelContext context = new DefaultCamelContext()) {
            Queue<String> names = new ConcurrentLinkedQueue<>();
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start")
                            .toF("chatwoot:getProfile?baseUrl=%s&accessToken=x", server.url())
                            .process(
                                    exchange -> names.add(Thread.currentThread().getName()));
                }
            });
            context.start();

            List<CompletableFuture<Exchange>> calls = IntStream.range(0, 50)
                    .mapToObj(i -> context.createProducerTemplate().asyncSend("direct:start", exchange -> {}))
                    .toList();

            assertThat(calls).allSatisfy(call -> assertThat(call).succeedsWithin(Duration.ofSeconds(20)));
            assertThat(names)
                    .hasSize(50)
                    .allSatisfy(name -> assertThat(name).contains("- Chatwoot").doesNotContain("ChatwootIO"));
        }
    }

    @Test
    void aCallInFlightIsFinishedWhenTheContextStops() {
        try (FakeServer server = FakeServer.handling(this::keep);
                TestRoute route = TestRoute.to("chatwoot:createMessage", server.url())) {
            CompletableFuture<Exchange> call = call(route);
            CompletableFuture<Void> stopped =
                    CompletableFuture.runAsync(() -> route.context().stop());
            await().until(() -> route.context().isStopping());
            waiting.forEach(ConcurrencyTest::answer);

            assertThat(call).succeedsWithin(Duration.ofSeconds(10));
            assertThat(call.join().getException()).isNull();
            assertThat(call.join().getMessage().getHeader("CamelChatwootMessageId"))
                    .isEqualTo(1L);
            assertThat(stopped).succeedsWithin(Duration.ofSeconds(10));
            assertNoThreadIsLeft(route);
        }
    }

    /** Many, because the HTTP client forgets only some of its calls when it is closed. */
    @Test
    void callsThatAreNeverAnsweredFailWhenTheContextStops() throws Exception {
        try (FakeServer server = FakeServer.handling(this::keep);
                TestRoute route = TestRoute.to("chatwoot:createMessage", server.url())) {
            route.context().getShutdownStrategy().setTimeout(1);
            AsyncProcessor producer = (AsyncProcessor) producer(route);
            List<CompletableFuture<Exchange>> calls = IntStream.range(0, 60)
                    .mapToObj(i -> process(producer, new DefaultExchange(route.context())))
                    .toList();
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting.size() == calls.size());

            CompletableFuture<Void> stopped =
                    CompletableFuture.runAsync(() -> route.context().stop());

            assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
            assertThat(calls).allSatisfy(call -> {
                assertThat(call).succeedsWithin(Duration.ofSeconds(10));
                assertThat(call.join().getException()).isInstanceOf(ChatwootUnreachableException.class);
            });
            assertNoThreadIsLeft(route);
        }
    }

    @Test
    void aCallAfterTheComponentHasStoppedFailsAndSendsNothing() throws Exception {
        try (FakeServer server = FakeServer.answering(MESSAGE);
                TestRoute route = TestRoute.to("chatwoot:createMessage", server.url())) {
            AsyncProcessor producer = (AsyncProcessor) producer(route);
            Exchange exchange = new DefaultExchange(route.context());
            exchange.getMessage().setBody("late");
            route.context().getComponent("chatwoot").stop();
            CompletableFuture<Exchange> ended = new CompletableFuture<>();

            producer.process(exchange, sync -> ended.complete(exchange));

            assertThat(ended).succeedsWithin(Duration.ofSeconds(10));
            assertThat(exchange.getException())
                    .isInstanceOfSatisfying(
                            ChatwootUnreachableException.class,
                            failure -> assertThat(failure.getFailure().sent()).isFalse());
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void endpointsWithTheSameOptionsShareTheirConnections() {
        try (FakeServer server = FakeServer.answering(MESSAGE);
                TestRoute route = TestRoute.to("chatwoot:createMessage", server.url())) {
            for (int conversation = 1; conversation <= 40; conversation++) {
                route.context()
                        .createProducerTemplate()
                        .sendBody("chatwoot:createMessage?conversationId=" + conversation, "Hello");
            }

            assertThat(server.received()).hasSize(40);
            assertThat(threads(route))
                    .filteredOn(name -> name.contains("ChatwootIO"))
                    .hasSizeLessThan(6);
        }
    }

    private CompletableFuture<Exchange> call(TestRoute route) {
        CompletableFuture<Exchange> call = route.context()
                .createProducerTemplate()
                .asyncSend("direct:start", exchange -> exchange.getMessage().setBody("Hello"));
        await().until(() -> waiting.size() == 1);
        return call;
    }

    private static CompletableFuture<Exchange> process(AsyncProcessor producer, Exchange exchange) {
        CompletableFuture<Exchange> ended = new CompletableFuture<>();
        exchange.getMessage().setBody("Hello");
        producer.process(exchange, sync -> ended.complete(exchange));
        return ended;
    }

    private void keep(HttpExchange exchange) throws IOException {
        FakeServer.read(exchange);
        waiting.add(exchange);
    }

    private static void answer(HttpExchange exchange) {
        try {
            FakeServer.send(exchange, MESSAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Producer producer(TestRoute route) {
        return route.context().getEndpoints().stream()
                .filter(ChatwootEndpoint.class::isInstance)
                .findFirst()
                .map(endpoint -> started(route, endpoint))
                .orElseThrow();
    }

    private static Producer started(TestRoute route, Endpoint endpoint) {
        try {
            Producer producer = endpoint.createProducer();
            route.context().addService(producer);
            producer.start();
            return producer;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertNoThreadIsLeft(TestRoute route) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(threads(route)).isEmpty());
    }

    private static List<String> threads(TestRoute route) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("(" + route.context().getName() + ")") && name.contains("Chatwoot"))
                .toList();
    }
}
