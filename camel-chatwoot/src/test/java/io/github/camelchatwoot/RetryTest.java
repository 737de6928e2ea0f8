// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelchatwoot.client.Failure.Congested;
import io.github.camelchatwoot.client.Failure.RateLimited;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.RecordedReply;
import io.github.camelchatwoot.server.Reply;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is sent again, and what never is. */
class RetryTest {

    private static final Reply CREATED = RecordedReply.of("05-messages", "outgoing");
    private static final Reply FOUND = RecordedReply.of("03-contacts", "show");
    private static final Reply LATER = RecordedReply.of("13-limits", "search-throttled");

    private static TestRoute quickly(String uri, FakeServer server) {
        return TestRoute.to(uri, options -> {
            TestRoute.at(server.url()).accept(options);
            options.setRetryDelay(5);
            options.setContactId(7L);
        });
    }

    private static FakeServer answering(Reply... replies) {
        Iterator<Reply> all = List.of(replies).iterator();
        return FakeServer.answering(request -> all.next());
    }

    @Test
    void aMessageThatWasRefusedForItsRateIsSentAgain() {
        try (FakeServer server = answering(LATER, CREATED);
                TestRoute route = quickly("chatwoot:createMessage", server)) {
            route.answer("Hello", Map.of());
            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void soIsOneThatWasTooManyForItsConversation() {
        try (FakeServer server = answering(RecordedReply.of("13-limits", "flooded"), CREATED);
                TestRoute route = quickly("chatwoot:createMessage", server)) {
            route.answer("Hello", Map.of());
            assertThat(server.received()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aMessageThatTheServerMayHaveIsNeverSentAgain(int status) {
        try (FakeServer server = FakeServer.answering(Reply.json(status, "{}").with("Retry-After", "0"));
                TestRoute route = quickly("chatwoot:createMessage", server)) {
            route.failure("Hello", Map.of());
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aReadIsTriedAgain() {
        Reply bad = Reply.of(502, "text/html", "<title>Bad Gateway</title>");
        try (FakeServer server = answering(bad, bad, bad, FOUND);
                TestRoute route = quickly("chatwoot:getContact", server)) {
            route.answer(null, Map.of());
            assertThat(server.received()).hasSize(4);
        }
    }

    @Test
    void andGivenUpAfterThreeRetries() {
        try (FakeServer server = FakeServer.answering(Reply.of(502, "text/html", "<title>Bad Gateway</title>"));
                TestRoute route = quickly("chatwoot:getContact", server)) {
            assertThat(route.failure(null, Map.of())).hasMessageContaining("Bad Gateway");
            assertThat(server.received()).hasSize(4);
        }
    }

    @Test
    void aFileFromAStreamIsSentWholeEachTime() {
        try (FakeServer server = answering(LATER, CREATED);
                TestRoute route = quickly("chatwoot:createMessage", server)) {
            ByteArrayInputStream once =
                    new ByteArrayInputStream("0123456789".repeat(200_000).getBytes(UTF_8));
            route.answer(once, Map.of(Exchange.FILE_NAME, "digits.txt", Exchange.CONTENT_TYPE, "text/plain"));
            assertThat(server.received()).hasSize(2);
            assertThat(server.received())
                    .extracting(Received::body)
                    .allSatisfy(body -> assertThat(body).hasSizeGreaterThan(2_000_000));
        }
    }

    @Test
    void whoIsNotPatientFailsAtOnce() {
        try (FakeServer server = FakeServer.answering(LATER);
                TestRoute route = TestRoute.to("chatwoot:createMessage", server.url())) {
            ChatwootHttpException failure = (ChatwootHttpException) route.failure("Hello", Map.of());
            assertThat(failure.getFailure()).isInstanceOf(RateLimited.class);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void allEndpointsOfAServerKeepToItsRateTogether() throws Exception {
        try (FakeServer server = FakeServer.answering(RecordedReply.of("03-contacts", "search"));
                TestRoute route = TestRoute.to("chatwoot:searchContacts", options -> {
                    TestRoute.at(server.url()).accept(options);
                    options.setRateGovernor(RateGovernor.ON);
                    options.setRateLimitTimeout(200);
                    options.setMaxWaitingCalls(5);
                })) {
            List<CompletableFuture<Exchange>> results = IntStream.range(0, 110)
                    .mapToObj(i -> route.context()
                            .createProducerTemplate()
                            .asyncSend(
                                    i % 2 == 0 ? "direct:start" : "chatwoot:searchContacts?bodyFormat=json",
                                    exchange -> exchange.getMessage().setHeader("CamelChatwootQuery", "Jane")))
                    .toList();
            CompletableFuture.allOf(results.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
            assertThat(server.received()).hasSize(100);
            assertThat(results)
                    .extracting(result -> result.join().getException())
                    .filteredOn(failure -> failure != null)
                    .hasSize(10)
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOfSatisfying(
                                    ChatwootUnreachableException.class,
                                    e -> assertThat(e.getFailure()).isInstanceOf(Congested.class)));
        }
    }

    @Test
    void whoWaitsEndsWhenTheRouteStops() {
        try (FakeServer server = FakeServer.answering(LATER)) {
            TestRoute route = TestRoute.to("chatwoot:createMessage", options -> {
                TestRoute.at(server.url()).accept(options);
                options.setRetryDelay(3_600_000);
                options.setMaxRetryDelay(3_600_000);
            });
            CompletableFuture<Exchange> result = route.context()
                    .createProducerTemplate()
                    .asyncSend("direct:start", exchange -> exchange.getMessage().setBody("Hello"));
            await().until(() -> server.received().size() == 1);
            route.context().getShutdownStrategy().setTimeout(1);
            route.close();
            assertThat(result)
                    .succeedsWithin(10, TimeUnit.SECONDS)
                    .satisfies(exchange -> assertThat(exchange.getException()).isNotNull());
        }
    }
}
