// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Operations that add to, take from or merge into what the server only replaces. */
class MergeRouteTest {

    private static final String OPERATION = "CamelChatwootOperation";
    private static final String CONVERSATION = "CamelChatwootConversationId";
    private static final String CONTACT = "CamelChatwootContactId";
    private static final String ATTRIBUTES = "CamelChatwootCustomAttributes";

    private final ChatwootSandbox chatwoot = ChatwootSandbox.builder()
            .apiInbox("Bridge", "http://127.0.0.1:9/nobody")
            .contact("Jane")
            .conversation(talk -> talk.label("vip").customAttribute("plan", "gold"))
            .build();

    private Map<String, Object> ids = Map.of();

    @BeforeEach
    void start() {
        chatwoot.start();
        ids = Map.of(
                CONVERSATION, chatwoot.data().conversation("Jane").id(),
                CONTACT, chatwoot.data().contact("Jane").id());
    }

    @AfterEach
    void stop() {
        chatwoot.close();
    }

    private TestRoute route(String uri) {
        return TestRoute.to(uri, options -> {
            options.setBaseUrl(chatwoot.baseUrl());
            options.setAccessToken(chatwoot.adminToken());
            options.setAccountId(chatwoot.accountId());
        });
    }

    private @Nullable Object call(TestRoute route, String operation, @Nullable Object body) {
        return call(route, operation, body, Map.of());
    }

    private @Nullable Object call(TestRoute route, String operation, @Nullable Object body, Map<String, Object> more) {
        Map<String, Object> headers = new LinkedHashMap<>(ids);
        headers.put(OPERATION, operation);
        headers.putAll(more);
        return route.answer(body, headers).getMessage().getBody();
    }

    @Test
    void addsLabelsToAConversationAndRemovesThem() {
        try (TestRoute route = route("chatwoot:addConversationLabels")) {
            assertThat(call(route, "addConversationLabels", "new, other")).isEqualTo(List.of("vip", "new", "other"));
            assertThat(call(route, "addConversationLabels", List.of("VIP"))).isEqualTo(List.of("vip", "new", "other"));
            assertThat(call(route, "removeConversationLabels", Map.of("labels", List.of("New", "vip"))))
                    .isEqualTo(List.of("other"));
            assertThat(call(route, "listConversationLabels", null)).isEqualTo(List.of("other"));
        }
    }

    @Test
    void addsLabelsToAContactAndRemovesThem() {
        try (TestRoute route = route("chatwoot:addContactLabels")) {
            assertThat(call(route, "addContactLabels", "a,b")).isEqualTo(List.of("a", "b"));
            assertThat(call(route, "removeContactLabels", "a")).isEqualTo(List.of("b"));
            assertThat(call(route, "listContactLabels", null)).isEqualTo(List.of("b"));
        }
    }

    @Test
    void mergesAttributesOfAConversation() {
        try (TestRoute route = route("chatwoot:mergeConversationAttributes")) {
            Map<String, Object> given = new LinkedHashMap<>(Map.of("order", 7L));
            given.put("plan", null);

            assertThat(call(route, "mergeConversationAttributes", null, Map.of(ATTRIBUTES, Map.of("seats", 5))))
                    .isEqualTo(Map.of("plan", "gold", "seats", 5));
            assertThat(call(route, "mergeConversationAttributes", Map.of("custom_attributes", given)))
                    .isEqualTo(Map.of("order", 7, "seats", 5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 200})
    void racingExchangesLoseNothing(int racers) throws Exception {
        try (TestRoute route = route("chatwoot:addConversationLabels")) {
            race(route, racers, "addConversationLabels", i -> List.of("label-" + i));
            race(route, racers, "addContactLabels", i -> List.of("label-" + i));
            race(route, racers, "mergeConversationAttributes", i -> Map.of("custom_attributes", Map.of("key-" + i, i)));

            assertThat((List<?>) call(route, "listConversationLabels", null)).hasSize(racers + 1);
            assertThat((List<?>) call(route, "listContactLabels", null)).hasSize(racers);
            Map<?, ?> conversation = (Map<?, ?>) Objects.requireNonNull(call(route, "getConversation", null));
            assertThat((Map<?, ?>) conversation.get("custom_attributes")).hasSize(racers + 1);

            race(route, racers, "removeConversationLabels", i -> List.of("label-" + i));
            assertThat(call(route, "listConversationLabels", null)).isEqualTo(List.of("vip"));
        }
    }

    /** Without turns about half of them are lost; each ends exactly once. */
    private void race(TestRoute route, int racers, String operation, IntFunction<Object> body) throws Exception {
        AsyncProcessor producer = (AsyncProcessor)
                route.context().getEndpoint("chatwoot:" + operation).createProducer();
        route.context().addService(producer);
        AtomicInteger[] ends = new AtomicInteger[racers];
        List<Exchange> exchanges = IntStream.range(0, racers)
                .mapToObj(i -> {
                    ends[i] = new AtomicInteger();
                    Exchange exchange = new DefaultExchange(route.context());
                    exchange.getMessage().setHeaders(new LinkedHashMap<>(ids));
                    exchange.getMessage().setBody(body.apply(i));
                    producer.process(exchange, sync -> ends[i].incrementAndGet());
                    return exchange;
                })
                .toList();
        await().atMost(Duration.ofSeconds(60)).until(() -> Arrays.stream(ends).allMatch(end -> end.get() > 0));
        assertThat(ends).allSatisfy(end -> assertThat(end).hasValue(1));
        assertThat(exchanges).extracting(Exchange::getException).containsOnlyNulls();
    }

    @Test
    void nothingIsWrittenWhenNothingChanges() {
        try (FakeServer server = FakeServer.answering(Reply.json(
                        200, "{\"id\":42,\"payload\":[\"vip\"],\"custom_attributes\":{\"a\":1,\"b\":null}}"));
                TestRoute route = TestRoute.to("chatwoot:addConversationLabels", server.url())) {
            assertThat(body(route, "addConversationLabels", "Vip,vip")).isEqualTo(List.of("vip"));
            assertThat(body(route, "removeConversationLabels", "other")).isEqualTo(List.of("vip"));
            Map<String, Object> there = new LinkedHashMap<>(Map.of("a", 1));
            there.put("b", null);
            assertThat(body(
                            route,
                            "mergeConversationAttributes",
                            Map.of("custom_attributes", Collections.singletonMap("c", null))))
                    .isEqualTo(there);
            assertThat(server.received()).extracting(Received::method).containsExactly("GET", "GET", "GET");
        }
    }

    private static Object body(TestRoute route, String operation, Object body) {
        return Objects.requireNonNull(
                route.answer(body, Map.of(OPERATION, operation)).getMessage().getBody());
    }

    @Test
    void aLabelWithACommaStaysOne() {
        try (FakeServer server = FakeServer.answering(Reply.json(200, "{\"payload\":[\"a, b\",\"c\"]}"));
                TestRoute route = TestRoute.to("chatwoot:addConversationLabels", server.url())) {
            route.answer("d", Map.of());

            assertThat(server.received().get(1).json()).isEqualTo(Map.of("labels", List.of("\"a, b\"", "c", "d")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"payload\":\"vip\"}", "{\"payload\":null}", "{"})
    void anAnswerThatIsNoneIsAFailureAndNothingIsWritten(String answer) {
        try (FakeServer server = FakeServer.answering(Reply.json(200, answer));
                TestRoute route = TestRoute.to("chatwoot:addConversationLabels", server.url())) {
            Exception failure = route.failure("a", Map.of());

            assertThat(failure)
                    .isInstanceOfSatisfying(
                            ChatwootHttpException.class,
                            error -> assertThat(error.getFailure()).isInstanceOf(Failure.UnexpectedAnswer.class));
            assertThat(server.received()).extracting(Received::method).containsExactly("GET");
        }
    }

    @Test
    void aFailureLetsTheNextOneGo() {
        AtomicInteger calls = new AtomicInteger();
        try (FakeServer server = FakeServer.answering(request -> calls.incrementAndGet() == 1
                        ? Reply.json(404, "{\"error\":\"Resource could not be found\"}")
                        : Reply.json(200, "{\"payload\":[]}"));
                TestRoute route = TestRoute.to("chatwoot:addConversationLabels", server.url())) {
            assertThat(route.failure("a", Map.of()))
                    .hasMessageContaining("addConversationLabels (GET ")
                    .hasMessageContaining("404");

            Message second = route.answer("a", Map.of()).getMessage();

            assertThat(second.getBody()).isEqualTo(List.of());
            assertThat(server.received()).extracting(Received::method).containsExactly("GET", "GET", "POST");
        }
    }

    @Test
    void aTimeoutLetsTheNextOneGo() {
        AtomicInteger calls = new AtomicInteger();
        try (FakeServer server = FakeServer.handling(exchange -> {
                    FakeServer.read(exchange);
                    if (calls.incrementAndGet() > 1) {
                        FakeServer.send(exchange, Reply.json(200, "{\"payload\":[\"a\"]}"));
                    }
                });
                TestRoute route = TestRoute.to("chatwoot:addConversationLabels?callTimeout=300", options -> {
                    TestRoute.at(server.url()).accept(options);
                    options.setMaxRetries(0);
                })) {
            CompletableFuture<Exchange> first = route.context()
                    .createProducerTemplate()
                    .asyncSend("direct:start", exchange -> exchange.getMessage().setBody("a"));
            await().until(() -> calls.get() == 1);

            assertThat(route.answer("a", Map.of()).getMessage().getBody()).isEqualTo(List.of("a"));
            assertThat(first.join().getException())
                    .isInstanceOfSatisfying(
                            ChatwootUnreachableException.class,
                            error -> assertThat(error.getFailure()).isInstanceOf(Failure.TimedOut.class));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rateLimitTimeout=100", "maxWaitingCalls=0"})
    void whoWaitsForTooLongOrTooManyIsToldSo(String limit) {
        AtomicInteger calls = new AtomicInteger();
        try (FakeServer server = FakeServer.handling(exchange -> {
                    FakeServer.read(exchange);
                    calls.incrementAndGet(); // and no answer
                });
                TestRoute route = TestRoute.to("chatwoot:addConversationLabels?callTimeout=3000&" + limit, options -> {
                    TestRoute.at(server.url()).accept(options);
                    options.setMaxRetries(0);
                })) {
            CompletableFuture<Exchange> first = route.context()
                    .createProducerTemplate()
                    .asyncSend("direct:start", exchange -> exchange.getMessage().setBody("a"));
            await().until(() -> calls.get() == 1);

            assertThat(route.failure("a", Map.of()))
                    .hasMessageContaining("addConversationLabels (POST ")
                    .hasMessageContaining(limit.replaceFirst("=.*", ""))
                    .isInstanceOfSatisfying(
                            ChatwootUnreachableException.class,
                            error -> assertThat(error.getFailure()).isInstanceOf(Failure.Congested.class));
            assertThat(first).isNotDone();
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void everyExchangeEndsWhenTheContextStops() {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        try (FakeServer server = FakeServer.handling(exchange -> {
            FakeServer.read(exchange);
            calls.incrementAndGet(); // and no answer
        })) {
            try (TestRoute route = TestRoute.to("chatwoot:addConversationLabels", TestRoute.at(server.url()))) {
                route.context().getShutdownStrategy().setTimeout(1);
                for (int i = 0; i < 5; i++) {
                    CompletableFuture<Exchange> unused = route.context()
                            .createProducerTemplate()
                            .asyncSend(
                                    "direct:start",
                                    exchange -> exchange.getMessage().setBody("a"))
                            .whenComplete((exchange, error) -> ended.incrementAndGet());
                }
                await().until(() -> calls.get() == 1);
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> ended.get() == 5);
        }
    }

    @Test
    void whatIsMissingIsToldBeforeAnythingIsSent() {
        try (FakeServer server = FakeServer.answering(Reply.json(200, "{}"));
                TestRoute route = TestRoute.to("chatwoot:addConversationLabels", server.url())) {
            assertThat(route.failure(null, Map.of()))
                    .hasMessage("addConversationLabels needs labels: set the header CamelChatwootLabels, or the field"
                            + " labels of a Map as body");
            assertThat(route.failure(Map.of("labels", 5), Map.of()))
                    .hasMessage("addConversationLabels takes the labels as a List (header CamelChatwootLabels, field"
                            + " labels)");
            assertThat(route.failure(
                            Map.of("custom_attributes", "x"), Map.of(OPERATION, "mergeConversationAttributes")))
                    .hasMessage("mergeConversationAttributes: the custom attributes (header"
                            + " CamelChatwootCustomAttributes, field custom_attributes) are no Map");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aTokenIsAskedForWhenTheRouteStarts() {
        assertThatThrownBy(() ->
                        TestRoute.to("chatwoot:addContactLabels", options -> options.setBaseUrl("http://localhost:1")))
                .hasStackTraceContaining("chatwoot:addContactLabels needs the access token of a user");
    }
}
