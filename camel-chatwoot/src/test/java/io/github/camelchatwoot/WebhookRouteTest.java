// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What a route does with an event, and what Chatwoot is answered. */
class WebhookRouteTest {

    private static final String EVENT = "{\"event\":\"conversation_created\",\"id\":7,\"account\":{\"id\":1},"
            + "\"contact_inbox\":{\"source_id\":\"s1\",\"pubsub_token\":\"zq7pubsub\"}}";
    private static final String URI = "chatwoot:webhook?ack=completed&secret=" + TestWebhook.SECRET;

    @Test
    void aSuspendedRouteSendsAwayAndComesBack() throws Exception {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            webhook.context().getRouteController().suspendRoute(TestWebhook.ROUTE);
            HttpResponse<String> answer = webhook.send(webhook.delivery("/chatwoot", EVENT));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEmpty();
            assertThat(webhook.exchanges()).isEmpty();

            webhook.context().getRouteController().resumeRoute(TestWebhook.ROUTE);
            assertThat(webhook.deliver(EVENT)).isEqualTo(200);
        }
    }

    @Test
    void aStoppedRouteIsNotThereAndComesBack() throws Exception {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            webhook.context().getRouteController().stopRoute(TestWebhook.ROUTE);
            assertThat(webhook.deliver(EVENT)).isEqualTo(404);

            webhook.context().getRouteController().startRoute(TestWebhook.ROUTE);
            assertThat(webhook.deliver(EVENT)).isEqualTo(200);
        }
    }

    @Test
    void aFailedRouteIsAnsweredWith500AndItsReasonStaysInTheLog() {
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                TestWebhook webhook = TestWebhook.from(URI, exchange -> {
                    throw new IllegalStateException("zq7 the database is down");
                })) {
            HttpResponse<String> answer = webhook.send(webhook.delivery("/chatwoot", EVENT));

            assertThat(answer.statusCode()).isEqualTo(500);
            WebhookConsumerTest.assertSaysNothing(answer);
            assertThat(log.lines())
                    .anyMatch(
                            line -> line.contains("conversation_created:1:7") && line.contains("the database is down"))
                    .noneMatch(line -> line.contains("zq7pubsub"));
        }
    }

    @Test
    void aHandledFailureIsNoFailure() {
        try (TestWebhook webhook = TestWebhook.with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true);
                from(URI).process(exchange -> {
                    throw new IllegalStateException("handled");
                });
            }
        })) {
            assertThat(webhook.deliver(EVENT)).isEqualTo(200);
        }
    }

    @Test
    void aStepOnAnotherThreadIsWaitedFor() {
        try (TestWebhook webhook = TestWebhook.with(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(URI).delay(50).asyncDelayed().process(exchange -> {
                    throw new IllegalStateException("late");
                });
            }
        })) {
            assertThat(webhook.deliver(EVENT)).isEqualTo(500);
        }
    }

    @Test
    void jsonIsTextWithoutSecrets() {
        try (TestWebhook webhook = TestWebhook.from(URI + "&bodyFormat=json")) {
            webhook.deliver(EVENT);

            assertThat(webhook.only().getMessage().getBody())
                    .isEqualTo(EVENT.replace(",\"pubsub_token\":\"zq7pubsub\"", ""));
        }
    }

    @Test
    void bytesAreAsReceived() {
        try (TestWebhook webhook = TestWebhook.from(URI + "&bodyFormat=bytes")) {
            webhook.deliver(EVENT);

            assertThat(webhook.only().getMessage().getBody()).isEqualTo(EVENT.getBytes(StandardCharsets.UTF_8));
            assertThat(webhook.only().getMessage().getHeader("CamelChatwootConversationId"))
                    .isEqualTo(7L);
        }
    }

    @Test
    void secretsStayInTheEventOnlyWhenWanted() {
        try (TestWebhook webhook = TestWebhook.from(URI + "&bodyFormat=json&keepSecrets=true")) {
            webhook.deliver(EVENT);

            assertThat(webhook.only().getMessage().getBody(String.class)).contains("zq7pubsub");
        }
    }

    @Test
    void theTimeOfTheEventIsTheTimeOfTheMessage() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            webhook.deliver(EVENT.replace("\"id\":7", "\"id\":7,\"created_at\":1763800000"));

            assertThat(webhook.only().getMessage().getMessageTimestamp()).isEqualTo(1_763_800_000_000L);
        }
    }

    @Test
    void deliveriesRunInParallelEachAsItsOwnExchange() {
        int together = 8;
        CyclicBarrier barrier = new CyclicBarrier(together);
        try (TestWebhook webhook = TestWebhook.from(URI, exchange -> barrier.await(15, TimeUnit.SECONDS))) {
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, together)
                    .mapToObj(i -> webhook.client()
                            .sendAsync(
                                    webhook.delivery("/chatwoot", EVENT.replace("\"id\":7", "\"id\":" + (100 + i)))
                                            .build(),
                                    BodyHandlers.ofString()))
                    .toList();

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer).succeedsWithin(Duration.ofSeconds(20));
                assertThat(answer.join().statusCode()).isEqualTo(200);
            });
            Set<Object> ids = new HashSet<>();
            webhook.exchanges()
                    .forEach(exchange -> ids.add(exchange.getMessage().getHeader("CamelChatwootEventId")));
            assertThat(ids).hasSize(together);
        }
    }

    @Test
    void aDeliveryInFlightIsFinishedBeforeTheRouteStops() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (TestWebhook webhook = TestWebhook.from(URI, exchange -> {
            arrived.countDown();
            assertThat(goOn.await(15, TimeUnit.SECONDS)).isTrue();
        })) {
            CompletableFuture<HttpResponse<String>> answer = webhook.client()
                    .sendAsync(webhook.delivery("/chatwoot", EVENT).build(), BodyHandlers.ofString());
            assertThat(arrived.await(15, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> stop(webhook.context()));
            assertThat(stopped).isNotDone();
            goOn.countDown();

            assertThat(answer).succeedsWithin(Duration.ofSeconds(15));
            assertThat(answer.join().statusCode()).isEqualTo(200);
            assertThat(stopped).succeedsWithin(Duration.ofSeconds(15));
        }
    }

    @Test
    void withoutAWebServerTheRouteTellsWhichArtifactIsMissing() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("platform-http", new PlatformHttpComponent());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(URI).to("mock:end");
                }
            });

            Throwable failure = catchThrowable(context::start);

            assertThat(failure)
                    .hasStackTraceContaining("chatwoot:webhook found no HTTP server")
                    .hasStackTraceContaining("org.apache.camel:camel-platform-http-main");
        }
    }

    @Test
    void anAnswerSentFromTheRouteTakesItsIdsFromTheEvent() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            webhook.deliver("{\"event\":\"message_created\",\"id\":7,\"content\":\"Hi\",\"message_type\":\"incoming\","
                    + "\"account\":{\"id\":3},\"inbox\":{\"id\":5},\"conversation\":{\"id\":42}}");

            Map<String, Object> headers = webhook.only().getMessage().getHeaders();
            assertThat(headers)
                    .containsEntry("CamelChatwootAccountId", 3L)
                    .containsEntry("CamelChatwootConversationId", 42L)
                    .containsEntry("CamelChatwootInboxId", 5L)
                    .containsEntry("CamelChatwootEventMessageType", "incoming")
                    .doesNotContainKey("CamelChatwootMessageType");
        }
    }

    private static void stop(CamelContext context) {
        try {
            context.getRouteController().stopRoute(TestWebhook.ROUTE);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
