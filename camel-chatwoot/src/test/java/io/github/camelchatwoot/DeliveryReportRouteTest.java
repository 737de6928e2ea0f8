// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.model.ChatwootEvent;
import io.github.camelchatwoot.model.Message;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Chatwoot is told of the messages of its agents, and how a bridge hears that one is to be sent again. */
class DeliveryReportRouteTest {

    private static void fail(Exchange exchange) {
        throw new IllegalStateException("The number\nis not reachable");
    }

    private static void failAnswers(Exchange exchange) {
        if ("outgoing".equals(exchange.getMessage().getHeader("CamelChatwootEventMessageType"))) {
            fail(exchange);
        }
    }

    @Test
    void whatWentWellIsDelivered() {
        try (TestBridge bridge = TestBridge.with("deliveryReport=all")) {
            long id = bridge.agent().reply(bridge.conversation(), "Good morning");
            bridge.idle();

            assertThat(status(bridge, id)).isEqualTo("delivered");
            assertThat(bridge.of("message_created")).hasSize(2);
            assertThat(bridge.consumer().getReported()).isEqualTo(1);
        }
    }

    @Test
    void theRouteSaysWhatBecameOfIt() {
        try (TestBridge bridge = TestBridge.with(
                "deliveryReport=all",
                exchange -> exchange.getMessage().setHeader("CamelChatwootMessageStatus", "read"))) {
            long id = bridge.agent().reply(bridge.conversation(), "Good morning");
            bridge.idle();

            assertThat(status(bridge, id)).isEqualTo("read");
        }
    }

    @Test
    void aStatusThatDoesNotExistDoesNotCount() {
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                TestBridge bridge = TestBridge.with(
                        "deliveryReport=all",
                        exchange -> exchange.getMessage().setHeader("CamelChatwootMessageStatus", "on its way"))) {
            long id = bridge.agent().reply(bridge.conversation(), "Good morning");
            bridge.idle();

            assertThat(status(bridge, id)).isEqualTo("delivered");
            assertThat(log.lines()).anyMatch(line -> line.contains("'on its way'") && line.contains("delivered, read"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "all"})
    void whatFailedIsFailedWithTheReason(String mode) {
        try (TestBridge bridge = TestBridge.with("deliveryReport=" + mode, DeliveryReportRouteTest::failAnswers)) {
            long id = bridge.agent().reply(bridge.conversation(), "Good morning");
            bridge.idle();

            assertThat(status(bridge, id)).isEqualTo("failed");
            assertThat(error(bridge, id)).isEqualTo("The number is not reachable");
        }
    }

    @Test
    void theRouteSaysWhyItFailed() {
        try (TestBridge bridge = TestBridge.with("deliveryReport=failed", exchange -> {
            exchange.getMessage().setHeader("CamelChatwootMessageStatus", "failed");
            exchange.getMessage().setHeader("CamelChatwootExternalError", "Unknown subscriber (1)");
        })) {
            long id = bridge.agent().reply(bridge.conversation(), "Good morning");
            bridge.idle();

            assertThat(status(bridge, id)).isEqualTo("failed");
            assertThat(error(bridge, id)).isEqualTo("Unknown subscriber (1)");
            assertThat(bridge.consumer().getFailed()).isZero();
        }
    }

    @Test
    void withFailedOnlyFailuresAreReported() {
        try (TestBridge bridge = TestBridge.with("deliveryReport=failed")) {
            long id = bridge.agent().reply(bridge.conversation(), "Good morning");
            bridge.idle();

            assertThat(status(bridge, id)).isEqualTo("sent");
            assertThat(bridge.consumer().getReported()).isZero();
        }
    }

    @Test
    void nothingElseIsReported() {
        try (TestBridge bridge =
                TestBridge.with("deliveryReport=all&privateNotes=true", DeliveryReportRouteTest::fail)) {
            long question = bridge.jane().write("Is anybody there?");
            long note = bridge.agent().note(bridge.conversation(), "Careful");
            bridge.idle();

            assertThat(bridge.exchanges()).hasSizeGreaterThan(2);
            assertThat(status(bridge, question)).isEqualTo("sent");
            assertThat(status(bridge, note)).isEqualTo("sent");
            assertThat(bridge.consumer().getReported() + bridge.consumer().getReportsFailed())
                    .isZero();
        }
    }

    /** Each report makes Chatwoot tell of an update; a report on that would never end. */
    @Test
    void thereIsNoLoop() {
        try (TestBridge bridge = TestBridge.with("deliveryReport=all", DeliveryReportRouteTest::failAnswers)) {
            bridge.agent().reply(bridge.conversation(), "Good morning");
            bridge.idle();

            assertThat(bridge.of("message_updated")).hasSize(1);
            assertThat(bridge.consumer().getReported()).isEqualTo(1);
        }
    }

    @Test
    void anAgentWhoPressesRetryTwiceIsHeardTwice() {
        AtomicInteger tries = new AtomicInteger();
        try (TestBridge bridge = TestBridge.with(
                "deliveryReport=all&events=message_created,message_retry_requested&messageTypes=outgoing", exchange -> {
                    if (tries.incrementAndGet() < 3) {
                        fail(exchange);
                    }
                })) {
            long conversation = bridge.conversation();
            long id = bridge.agent().reply(conversation, "Good morning");
            bridge.idle();
            assertThat(status(bridge, id)).isEqualTo("failed");

            bridge.agent().retry(conversation, id);
            bridge.idle();
            assertThat(status(bridge, id)).isEqualTo("failed");

            bridge.agent().retry(conversation, id);
            bridge.idle();
            assertThat(status(bridge, id)).isEqualTo("delivered");
            assertThat(bridge.events())
                    .containsExactly("message_created", "message_retry_requested", "message_retry_requested");
            Exchange last = bridge.exchanges().get(2);
            Map<?, ?> body = last.getMessage().getBody(Map.class);
            assertThat(body.get("event")).isEqualTo("message_retry_requested");
            assertThat(body.get("content")).isEqualTo("Good morning");
            assertThat(TestBridge.header(last, "MessageId")).isEqualTo(String.valueOf(id));
            Message message = last.getMessage().getBody(ChatwootEvent.class).message();
            assertThat(message).isNotNull().extracting(Message::content).isEqualTo("Good morning");
            assertThat(bridge.consumer().getRetriesRequested()).isEqualTo(2);
        }
    }

    /** Older messages do not show when they changed: both updates of a wish look alike. */
    @Test
    void aRetryOfAnOlderMessageIsHeardOnceForEachPress() {
        try (TestBridge bridge = TestBridge.with(
                "deliveryReport=failed&events=message_created,message_retry_requested&messageTypes=outgoing",
                exchange -> {
                    if ("A".equals(exchange.getMessage().getBody(Map.class).get("content"))) {
                        fail(exchange);
                    }
                })) {
            long conversation = bridge.conversation();
            long id = bridge.agent().reply(conversation, "A");
            bridge.agent().reply(conversation, "B");
            bridge.idle();

            for (int press = 1; press <= 3; press++) {
                bridge.agent().retry(conversation, id);
                bridge.idle();
                assertThat(bridge.of("message_retry_requested")).hasSize(press);
                assertThat(status(bridge, id)).isEqualTo("failed");
            }
        }
    }

    /** With ack=completed, the answer itself is what makes the message failed. */
    @Test
    void aRetryIsHeardWithoutReportsToo() {
        AtomicInteger tries = new AtomicInteger();
        try (TestBridge bridge = TestBridge.with(
                "ack=completed&webhookKind=inbox&messageTypes=outgoing&events=message_created,message_retry_requested",
                exchange -> {
                    if (tries.incrementAndGet() == 1) {
                        fail(exchange);
                    }
                })) {
            long conversation = bridge.conversation();
            long id = bridge.agent().reply(conversation, "Good morning");
            bridge.idle();
            assertThat(status(bridge, id)).isEqualTo("failed");
            assertThat(error(bridge, id)).isEqualTo("500 Internal Server Error");

            bridge.agent().retry(conversation, id);
            bridge.idle();
            assertThat(bridge.events()).containsExactly("message_created", "message_retry_requested");
            assertThat(status(bridge, id)).isEqualTo("sent");
        }
    }

    /** What was reported counts as done: the server is answered with 200, or it would write its own words over ours. */
    @Test
    void aReportedFailureIsAnsweredAsReceived() {
        try (TestBridge bridge = TestBridge.with(
                "ack=completed&deliveryReport=failed&webhookKind=inbox&events=message_created",
                DeliveryReportRouteTest::failAnswers)) {
            long id = bridge.agent().reply(bridge.conversation(), "Good morning");
            bridge.idle();

            assertThat(error(bridge, id)).isEqualTo("The number is not reachable");
        }
    }

    @Test
    void aBotsTokenCannotReportAndTheLogSaysSo() {
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot")) {
            try (TestBridge bridge = TestBridge.with("deliveryReport=all&accessToken=wrong")) {
                bridge.agent().reply(bridge.conversation(), "Good morning");
                bridge.idle();

                assertThat(bridge.consumer().getReportsFailed()).isEqualTo(1);
            }
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("Reports need the access token of a user"))
                    .noneMatch(line -> line.contains("Good morning"));
        }
    }

    @Test
    void reportsNeedAServerAndAToken() {
        for (String missing : List.of("baseUrl", "accessToken")) {
            String has = missing.equals("baseUrl") ? "accessToken=t" : "baseUrl=http://localhost";

            assertThatThrownBy(() -> TestWebhook.from("chatwoot:webhook?secret=s&deliveryReport=all&" + has))
                    .hasStackTraceContaining("with deliveryReport=all needs")
                    .hasStackTraceContaining("set the option " + missing + " on the endpoint");
        }
    }

    private static @Nullable Object status(TestBridge bridge, long id) {
        return bridge.message(bridge.conversation(), id).get("status");
    }

    private static @Nullable Object error(TestBridge bridge, long id) {
        return Json.at(bridge.message(bridge.conversation(), id), "/content_attributes/external_error");
    }
}
