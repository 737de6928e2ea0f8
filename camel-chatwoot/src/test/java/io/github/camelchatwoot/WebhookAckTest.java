// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** When deliveries are answered, with what, and what becomes of them when there is no room or everything stops. */
class WebhookAckTest {

    private static final String URI = "chatwoot:webhook?secret=" + TestWebhook.SECRET;

    private static String message(int conversation, int id) {
        return "{\"event\":\"message_created\",\"id\":" + id + ",\"message_type\":\"incoming\",\"account\":{\"id\":1},"
                + "\"conversation\":{\"id\":" + conversation + "}}";
    }

    /** A step that waits for a word; it does so in several exchanges. */
    private static final class Gate {
        private final CountDownLatch open = new CountDownLatch(1);
        private final AtomicInteger waiting = new AtomicInteger();

        void pass(Exchange exchange) throws InterruptedException {
            waiting.incrementAndGet();
            assertThat(open.await(30, TimeUnit.SECONDS)).isTrue();
        }

        void awaitWaiting(int count) {
            await().until(() -> waiting.get() == count);
        }
    }

    private static ChatwootConsumer consumer(TestWebhook webhook) {
        return (ChatwootConsumer) webhook.context().getRoute(TestWebhook.ROUTE).getConsumer();
    }

    private static CompletableFuture<Integer> sending(TestWebhook webhook, String body) {
        return webhook.client()
                .sendAsync(webhook.delivery("/chatwoot", body).build(), BodyHandlers.ofString())
                .thenApply(HttpResponse::statusCode);
    }

    @Test
    void anAcceptedEventIsAnsweredWhileTheRouteIsUnderWay() {
        Gate gate = new Gate();
        try (TestWebhook webhook = TestWebhook.from(URI, gate::pass)) {
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);
            gate.awaitWaiting(1);
            assertThat(consumer(webhook).getPending()).isEqualTo(1);

            gate.open.countDown();
            await().until(() -> consumer(webhook).getCompleted() == 1);
        }
    }

    @Test
    void aFailedRouteDoesNotChangeTheAnswerToAnAcceptedEvent() {
        try (TestWebhook webhook = TestWebhook.from(URI, exchange -> {
            throw new IllegalStateException("down");
        })) {
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);
            await().until(() -> consumer(webhook).getFailed() == 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"account,503", "inbox,503", "bot,429"})
    void withoutRoomTheAnswerDependsOnTheKind(String kind, int status) {
        Gate gate = new Gate();
        try (TestWebhook webhook = TestWebhook.from(URI + "&queueSize=2&webhookKind=" + kind, gate::pass)) {
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);
            assertThat(webhook.deliver(message(1, 2))).isEqualTo(200);

            HttpResponse<String> answer = webhook.send(webhook.delivery("/chatwoot", message(1, 3)));
            assertThat(answer.statusCode()).isEqualTo(status);
            WebhookConsumerTest.assertSaysNothing(answer);
            assertThat(consumer(webhook).getShed()).isEqualTo(1);

            gate.open.countDown();
            await().until(() -> consumer(webhook).getPending() == 0);
            assertThat(webhook.deliver(message(1, 3))).isEqualTo(200);
            await().until(() -> consumer(webhook).getCompleted() == 3);
        }
    }

    @Test
    void aFloodWithoutRoomIsToldOnceInTheLog() {
        Gate gate = new Gate();
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                TestWebhook webhook = TestWebhook.from(URI + "&queueSize=1", gate::pass)) {
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);
            IntStream.rangeClosed(2, 20)
                    .forEach(id -> assertThat(webhook.deliver(message(1, id))).isEqualTo(503));
            assertThat(log.lines()).filteredOn(line -> line.contains("no room")).hasSize(1);

            gate.open.countDown();
            await().until(() -> consumer(webhook).getPending() == 0);
            assertThat(webhook.deliver(message(1, 2))).isEqualTo(200);
            await().until(() -> consumer(webhook).getPending() == 0);
            assertThat(webhook.deliver(message(1, 3))).isEqualTo(200);
            assertThat(log.lines()).anyMatch(line -> line.contains("There is room for events at /chatwoot again"));
        }
    }

    @Test
    void bytesAreLimitedTooButOneLargeEventPasses() {
        Gate gate = new Gate();
        try (TestWebhook webhook = TestWebhook.from(URI + "&queueBytes=100", gate::pass)) {
            assertThat(message(1, 1)).hasSizeBetween(50, 200);
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);
            assertThat(webhook.deliver(message(1, 2))).isEqualTo(503);
            gate.open.countDown();
            await().until(() -> consumer(webhook).getPending() == 0);
            assertThat(webhook.deliver(message(1, 2) + " ".repeat(500))).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"account,503", "inbox,503", "bot,429"})
    void aSuspendedRouteSendsAway(String kind, int status) throws Exception {
        try (TestWebhook webhook = TestWebhook.from(URI + "&webhookKind=" + kind)) {
            webhook.context().getRouteController().suspendRoute(TestWebhook.ROUTE);

            assertThat(webhook.deliver(message(1, 1))).isEqualTo(status);
            assertThat(webhook.exchanges()).isEmpty();
        }
    }

    @Test
    void theEventsOfAConversationGoOneAfterTheOther() {
        ConcurrentLinkedQueue<Long> order = new ConcurrentLinkedQueue<>();
        Map<Long, AtomicBoolean> busy = Map.of(1L, new AtomicBoolean(), 2L, new AtomicBoolean());
        AtomicInteger together = new AtomicInteger();
        try (TestWebhook webhook = TestWebhook.from(URI, exchange -> {
            AtomicBoolean mine = Objects.requireNonNull(
                    busy.get(exchange.getMessage().getHeader("CamelChatwootConversationId", Long.class)));
            if (!mine.compareAndSet(false, true)) {
                together.incrementAndGet();
            }
            order.add(exchange.getMessage().getHeader("CamelChatwootMessageId", Long.class));
            mine.set(false);
        })) {
            IntStream.rangeClosed(1, 200)
                    .forEach(id ->
                            assertThat(webhook.deliver(message(1 + id % 2, id))).isEqualTo(200));
            await().until(() -> consumer(webhook).getCompleted() == 200);

            assertThat(together).hasValue(0);
            assertThat(List.copyOf(order))
                    .filteredOn(id -> id % 2 == 0)
                    .isSorted()
                    .hasSize(100);
            assertThat(List.copyOf(order))
                    .filteredOn(id -> id % 2 == 1)
                    .isSorted()
                    .hasSize(100);
        }
    }

    @Test
    void withoutOrderEverythingGoesInParallel() {
        Gate gate = new Gate();
        try (TestWebhook webhook = TestWebhook.from(URI + "&ordering=none&concurrentConsumers=3", gate::pass)) {
            IntStream.rangeClosed(1, 5).forEach(id -> webhook.deliver(message(1, id)));
            gate.awaitWaiting(3); // no more, however long one waits: see the end

            gate.open.countDown();
            await().until(() -> consumer(webhook).getCompleted() == 5);
        }
    }

    @Test
    void messagesAreHeldBackAndPutIntoOrder() {
        try (TestWebhook webhook = TestWebhook.from(URI + "&reorderWindow=300")) {
            List.of(5, 3, 4, 1, 2)
                    .forEach(id -> assertThat(webhook.deliver(message(1, id))).isEqualTo(200));
            await().until(() -> consumer(webhook).getCompleted() == 5);

            assertThat(webhook.exchanges())
                    .extracting(exchange -> exchange.getMessage().getHeader("CamelChatwootMessageId"))
                    .containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    @Test
    void aDoubleIsAnsweredAndDropped() {
        try (TestWebhook webhook = TestWebhook.from(URI + "&ack=completed")) {
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);

            assertThat(webhook.exchanges()).hasSize(1);
            assertThat(consumer(webhook).getDuplicates()).isEqualTo(1);
        }
    }

    /** Else the answer to the double would promise what may still fail. */
    @Test
    void aDoubleOfWhatIsUnderWayWaitsForItsEnd() {
        Gate gate = new Gate();
        try (TestWebhook webhook = TestWebhook.from(URI + "&ack=completed", exchange -> {
            gate.pass(exchange);
            throw new IllegalStateException("down");
        })) {
            CompletableFuture<Integer> first = sending(webhook, message(1, 1));
            gate.awaitWaiting(1);
            CompletableFuture<Integer> second = sending(webhook, message(1, 1));
            await().until(() -> consumer(webhook).getDuplicates() == 1);
            assertThat(second).isNotDone();
            gate.open.countDown();

            assertThat(first).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(500);
            assertThat(second).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(500);
            assertThat(gate.waiting).hasValue(1);
        }
    }

    @Test
    void whatFailedComesAgainUntilItIsGivenUp() {
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                TestWebhook webhook = TestWebhook.from(URI + "&ack=completed&maxFailures=3", exchange -> {
                    throw new IllegalStateException("poison");
                })) {
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(500);
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(500);
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);

            assertThat(webhook.exchanges()).hasSize(3);
            assertThat(consumer(webhook).getGivenUp()).isEqualTo(1);
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("message_created:1:1 is given up") && line.startsWith("ERROR"));
        }
    }

    @Test
    void whatFailedOnceMayGoWellTheNextTime() {
        AtomicInteger tries = new AtomicInteger();
        try (TestWebhook webhook = TestWebhook.from(URI + "&ack=completed", exchange -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("down");
            }
        })) {
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(500);
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);
            assertThat(tries).hasValue(2);
        }
    }

    @Test
    void aRollbackIsAFailure() {
        try (TestWebhook webhook =
                TestWebhook.from(URI + "&ack=completed", exchange -> exchange.setRollbackOnly(true))) {
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(500);
        }
    }

    @ParameterizedTest
    @CsvSource({"account,503", "inbox,503", "bot,429"})
    void aRouteThatTakesTooLongIsNotPromised(String kind, int status) {
        Gate gate = new Gate();
        String options = "&ack=completed&ackTimeout=200&webhookKind=" + kind;
        try (TestWebhook webhook = TestWebhook.from(URI + options, gate::pass)) {
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(status);
            gate.open.countDown();
            await().until(() -> consumer(webhook).getCompleted() == 1);

            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);
            assertThat(gate.waiting).hasValue(1);
        }
    }

    @Test
    void whatWasAcceptedIsDoneBeforeTheRouteStops() throws Exception {
        Gate gate = new Gate();
        try (TestWebhook webhook = TestWebhook.from(URI, gate::pass)) {
            IntStream.rangeClosed(1, 20).forEach(id -> webhook.deliver(message(1, id)));
            gate.awaitWaiting(1);
            ChatwootConsumer consumer = consumer(webhook);

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> stop(webhook, 30));
            await().until(() -> webhook.deliver(message(2, 99)) == 503); // nothing more is taken
            assertThat(stopped).isNotDone();
            gate.open.countDown();

            assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
            assertThat(webhook.exchanges()).hasSize(20);
            assertThat(consumer.getLeft()).isZero();
        }
    }

    @Test
    void heldBackMessagesGoOnWhenTheRouteStops() {
        try (TestWebhook webhook = TestWebhook.from(URI + "&reorderWindow=1h")) {
            List.of(3, 1, 2).forEach(id -> webhook.deliver(message(1, id)));
            assertThat(webhook.exchanges()).isEmpty();

            stop(webhook, 20);

            assertThat(webhook.exchanges())
                    .extracting(exchange -> exchange.getMessage().getHeader("CamelChatwootMessageId"))
                    .containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void whatIsLeftAtTheEndOfTheShutdownTimeoutIsToldById() {
        Gate gate = new Gate();
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                TestWebhook webhook = TestWebhook.from(URI, gate::pass)) {
            IntStream.rangeClosed(1, 3).forEach(id -> webhook.deliver(message(1, id)));
            gate.awaitWaiting(1);
            ChatwootConsumer consumer = consumer(webhook);

            stop(webhook, 1);

            assertThat(consumer.getLeft()).isEqualTo(2);
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("had not begun when the route stopped")
                            && line.contains("message_created:1:2, message_created:1:3"))
                    .anyMatch(line ->
                            line.contains("in the route when it stopped") && line.contains("[message_created:1:1]"));
            gate.open.countDown();
        }
    }

    @Test
    void whoWaitsWhenEverythingStopsIsSentAway() {
        Gate gate = new Gate();
        try (TestWebhook webhook = TestWebhook.from(URI + "&ack=completed&ackTimeout=20000", gate::pass)) {
            CompletableFuture<Integer> first = sending(webhook, message(1, 1));
            gate.awaitWaiting(1);
            CompletableFuture<Integer> second = sending(webhook, message(1, 2));
            await().until(() -> consumer(webhook).getPending() == 2);

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> stop(webhook, 1));

            assertThat(second).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(503);
            gate.open.countDown();
            assertThat(first).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(200);
            assertThat(stopped).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chatwoot", "chatwoot", "/chatwoot/"})
    void thePathOfAnotherRouteIsRefused(String path) {
        assertThatThrownBy(() -> TestWebhook.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(URI).routeId("one").to("mock:one");
                        from(URI + "&webhookPath=" + path + "&privateNotes=true")
                                .routeId("two")
                                .to("mock:two");
                    }
                }))
                .hasStackTraceContaining("both receive webhooks at /chatwoot")
                .hasStackTraceContaining("one")
                .hasStackTraceContaining("two");
    }

    /** Each account has its own secret. */
    @Test
    void aPathServesSeveralAccounts() {
        try (TestWebhook webhook = TestWebhook.from(
                "chatwoot:webhook?ack=completed&secret=RAW(another," + TestWebhook.SECRET + ",third)")) {
            assertThat(webhook.deliver(message(1, 1))).isEqualTo(200);
            assertThat(webhook.deliver(message(1, 1).replace("\"account\":{\"id\":1}", "\"account\":{\"id\":2}")))
                    .isEqualTo(200);

            assertThat(webhook.exchanges())
                    .extracting(exchange -> exchange.getMessage().getHeader("CamelChatwootAccountId"))
                    .containsExactly(1L, 2L);
        }
    }

    /** Servers before 4.14.2 do not tell it with conversations. */
    @Test
    void theAccountIsThatOfTheOptionsWhenThePayloadDoesNotTellIt() {
        try (TestWebhook webhook = TestWebhook.from(URI + "&ack=completed&accountId=9")) {
            webhook.deliver("{\"event\":\"conversation_created\",\"id\":7}");

            assertThat(TestBridge.header(webhook.only(), "EventId")).isEqualTo("conversation_created:9:7");
            assertThat(webhook.only().getMessage().getHeader("CamelChatwootAccountId"))
                    .isEqualTo(9L);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events=message_created,mesage_updated|The option events names [mesage_updated]",
                "messageTypes=outgoing,private|The option messageTypes is 'outgoing,private'",
                "inboxIds=3,x|The option inboxIds is '3,x'",
                "bridgeId=a:b|The option bridgeId is 'a:b'",
                "bridgeId=%20|The option bridgeId is ' '",
                "queueSize=0|The option queueSize is 0",
                "queueBytes=0|The option queueBytes is 0",
                "concurrentConsumers=0|The option concurrentConsumers is 0",
                "maxFailures=0|The option maxFailures is 0",
                "reorderWindow=-1|The option reorderWindow is -1",
                "ackTimeout=0|The option ackTimeout is 0"
            })
    void badOptionsAreNamed(String option, String message) {
        assertThatThrownBy(() -> TestWebhook.from(URI + "&" + option)).hasStackTraceContaining(message);
    }

    private static void stop(TestWebhook webhook, int seconds) {
        try {
            webhook.context().getRouteController().stopRoute(TestWebhook.ROUTE, seconds, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
