// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.camelchatwoot.sandbox.ApiInbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a bridge has created does not come back to it, and only that. */
class EchoRouteTest {

    private static final String JOE = "mail:joe@example.com";

    /** Agents' answers of one inbox are mirrored into the other, and those of the other into the one. */
    private static final class Circle implements AutoCloseable {
        private final TestBridge bridge;
        private final Queue<String> seenThere = new ConcurrentLinkedQueue<>();
        private final long there;

        Circle(String idHere, String idThere) throws Exception {
            bridge = TestBridge.with(
                    "events=message_created&messageTypes=outgoing&bridgeId=" + idHere,
                    exchange -> mirror(exchange, idHere));
            ApiInbox other =
                    bridge.chatwoot().createApiInbox("Other", bridge.url().replace("/chatwoot", "/other"));
            bridge.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    fromF(
                                    "chatwoot:webhook?webhookPath=/other&secret=RAW(%s)&events=message_created"
                                            + "&messageTypes=outgoing&bridgeId=%s",
                                    other.secret(), idThere)
                            .routeId("there")
                            .process(exchange -> seenThere.add(content(exchange)));
                }
            });
            Map<String, Object> ids = new HashMap<>(Map.of("CamelChatwootInboxId", other.id()));
            ids.put("CamelChatwootContactSourceId", JOE);
            ids = call("createContact", Map.of("name", "Joe"), ids);
            ids = call("createConversation", Map.of(), ids);
            there = (Long) Objects.requireNonNull(ids.get("CamelChatwootConversationId"));
        }

        private static String content(Exchange exchange) {
            return String.valueOf(exchange.getMessage().getBody(Map.class).get("content"));
        }

        /** As a bridge does: its own id and the id in the other system. */
        private void mirror(Exchange exchange, String id) {
            if (!TestBridge.header(exchange, "ConversationId").equals(String.valueOf(there))) {
                Object content = exchange.getMessage().getBody(Map.class).get("content");
                call(
                        "createMessage",
                        Map.of("content", content, "source_id", id + ":" + TestBridge.header(exchange, "MessageId")),
                        Map.of("CamelChatwootConversationId", there, "CamelChatwootMessageType", "outgoing"));
            }
        }

        Map<String, Object> call(String operation, Object body, Map<String, Object> headers) {
            return bridge.context()
                    .createFluentProducerTemplate()
                    .to("chatwoot:" + operation)
                    .withHeaders(headers)
                    .withBody(body)
                    .send()
                    .getMessage()
                    .getHeaders();
        }

        ChatwootConsumer there() {
            return (ChatwootConsumer) bridge.context().getRoute("there").getConsumer();
        }

        @Override
        public void close() {
            bridge.close();
        }
    }

    @Test
    void twoBridgesInACircleEndAfterOneRound() throws Exception {
        try (Circle circle = new Circle("crm", "crm")) {
            circle.bridge.agent().reply(circle.bridge.conversation(), "Good morning");
            circle.bridge.idle();
            await().until(() ->
                    circle.there().getReceived() > 0 && circle.there().getPending() == 0);
            circle.bridge.idle();

            assertThat(circle.bridge.events()).containsExactly("message_created");
            assertThat(circle.seenThere).isEmpty();
            assertThat(circle.there().getEchoes()).isEqualTo(1);
        }
    }

    @Test
    void anotherBridgeSeesWhatThisOneCreated() throws Exception {
        try (Circle circle = new Circle("crm", "erp")) {
            circle.bridge.agent().reply(circle.bridge.conversation(), "Good morning");
            circle.bridge.idle();

            await().untilAsserted(() -> assertThat(circle.seenThere).containsExactly("Good morning"));
        }
    }

    /** What a bridge delivered for a customer is what a bot waits for. */
    @ParameterizedTest
    @CsvSource({"outgoing,1", "all,0", "none,1"})
    void customersMessagesPassUnlessAllAreKeptBack(String guard, int expected) {
        try (TestBridge bridge =
                TestBridge.with("events=message_created&messageTypes=incoming&bridgeId=crm&echoGuard=" + guard)) {
            long conversation = bridge.conversation();
            bridge.idle();
            int before = bridge.exchanges().size();

            bridge.context()
                    .createFluentProducerTemplate()
                    .to("chatwoot:createMessage?messageType=incoming")
                    .withHeader("CamelChatwootConversationId", conversation)
                    .withBody(Map.of("content", "Help", "source_id", "crm:4711"))
                    .send();
            bridge.idle();

            assertThat(bridge.exchanges().size() - before).isEqualTo(expected);
            assertThat(bridge.consumer().getEchoes()).isEqualTo(1 - expected);
        }
    }

    @Test
    void withoutAnIdTheGuardIsOffAndSaysSo() {
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                TestWebhook webhook = TestWebhook.from("chatwoot:webhook?secret=" + TestWebhook.SECRET)) {
            assertThat(webhook.context().isStarted()).isTrue();
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("bridgeId"))
                    .hasSize(1);
        }
        for (String quiet : List.of("&bridgeId=crm", "&echoGuard=none")) {
            try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                    TestWebhook webhook = TestWebhook.from("chatwoot:webhook?secret=" + TestWebhook.SECRET + quiet)) {
                assertThat(webhook.context().isStarted()).isTrue();
                assertThat(log.lines()).noneMatch(line -> line.contains("bridgeId is not set"));
            }
        }
    }
}
