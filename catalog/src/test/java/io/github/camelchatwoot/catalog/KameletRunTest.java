// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.catalog.KameletBench.Way;
import io.github.camelchatwoot.catalog.Kamelets.Kamelet;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.camelchatwoot.catalog.KameletBench.JANE;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.assertThat;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.contact;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.conversation;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every Kamelet does its job, as an endpoint and in a Pipe. */
class KameletRunTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long MOMENT_MILLIS = 200;

    @Test
    void noneIsForgotten() {
        List<String> tested = Stream.of(KameletRunTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ParameterizedTest.class))
                .map(method -> "chatwoot-"
                        + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .toList();
        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(
                        Kamelets.all().stream().map(Kamelet::file).toList());
    }

    /** What happens before the source listens is not its matter, so it happens until the source tells of it. */
    private static Exchange told(KameletBench bench, Runnable happening) {
        return await().atMost(LIMIT)
                .until(
                        () -> {
                            happening.run();
                            return Optional.ofNullable(bench.poll(MOMENT_MILLIS));
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void tellsOfReplies(Way way, String name, Map<String, Object> properties) {
        try (KameletBench bench = KameletBench.with(way, name, properties)) {
            JsonNode json = KameletBench.json(
                    told(bench, () -> bench.chatwoot().agent().reply(bench.conversation(), "It comes today.")));

            assertThat(json.path("content").asText()).isEqualTo("It comes today.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void messageWebhookSource(Way way) {
        tellsOfReplies(way, "chatwoot-message-webhook-source", Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void messageWebsocketSource(Way way) {
        tellsOfReplies(way, "chatwoot-message-websocket-source", Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void messagePollSource(Way way) {
        tellsOfReplies(way, "chatwoot-message-poll-source", Map.of("delay", "100ms"));
    }

    @ParameterizedTest
    @EnumSource
    void eventSource(Way way) {
        try (KameletBench bench =
                KameletBench.with(way, "chatwoot-event-source", Map.of("events", "conversation_status_changed"))) {
            Exchange out = told(bench, () -> {
                bench.chatwoot().agent().resolve(bench.conversation());
                bench.chatwoot().agent().reopen(bench.conversation());
            });

            assertThat(out.getMessage().getHeader("CamelCloudEventType"))
                    .isEqualTo("com.chatwoot.conversation_status_changed");
            assertThat(KameletBench.json(out).path("id").asLong()).isEqualTo(bench.conversation());
        }
    }

    @ParameterizedTest
    @EnumSource
    void conversationOpenedSource(Way way) {
        try (KameletBench bench = KameletBench.with(way, "chatwoot-conversation-opened-source", Map.of())) {
            JsonNode json = KameletBench.json(told(bench, () -> {
                bench.chatwoot().agent().resolve(bench.conversation());
                bench.chatwoot().agent().reopen(bench.conversation());
            }));

            assertThat(json.path("status").asText()).isEqualTo("open");
            assertThat(json.path("id").asLong()).isEqualTo(bench.conversation());
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendMessageSink(Way way) {
        try (KameletBench bench = KameletBench.with(way, "chatwoot-send-message-sink", Map.of("private", true))) {
            bench.put("Call her back", Map.of("CamelChatwootConversationId", bench.conversation()));

            assertThat(bench.chatwoot())
                    .has(message().note().content("Call her back").inConversation(bench.conversation()));
        }
        try (KameletBench bench = KameletBench.with(way, "chatwoot-send-message-sink", Map.of("conversationId", 1))) {
            bench.put("{\"It\": \"comes\"}", Map.of());

            assertThat(bench.chatwoot())
                    .has(message().outgoing().content("{\"It\": \"comes\"}").inConversation(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void deliverMessageSink(Way way) {
        try (KameletBench bench =
                KameletBench.with(way, "chatwoot-deliver-message-sink", Map.of("inboxId", 1, "bridgeId", "sms"))) {
            String sms = """
                    {"contact_source_id": "sms:1", "foreign_id": "77", "content": "Hi", "name": "Dora",
                     "phone_number": "+4915550100001"}""";
            bench.put(sms, Map.of());
            bench.put(sms, Map.of());

            assertThat(bench.json().path("content").asText()).isEqualTo("Hi");
            assertThat(bench.chatwoot())
                    .has(1, message().incoming().content("Hi").sourceId("sms:77"))
                    .has(contact("sms:1").name("Dora").phone("+4915550100001"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void updateMessageStatusSink(Way way) {
        try (KameletBench bench =
                KameletBench.with(way, "chatwoot-update-message-status-sink", Map.of("messageStatus", "failed"))) {
            long id = bench.chatwoot().agent().reply(bench.conversation(), "It comes today.");
            bench.put(
                    "a receipt",
                    Map.of(
                            "CamelChatwootConversationId",
                            bench.conversation(),
                            "CamelChatwootMessageId",
                            id,
                            "CamelChatwootExternalError",
                            "no such number"));

            assertThat(bench.chatwoot()).has(message().outgoing().failedWith("no such number"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void setConversationStatusSink(Way way) {
        onConversation(way, "chatwoot-set-conversation-status-sink", Map.of("conversationStatus", "pending"), bench -> {
            bench.put("anything", Map.of());
            assertThat(bench.chatwoot()).has(conversation(bench.conversation()).pending());
        });
    }

    @ParameterizedTest
    @EnumSource
    void addLabelSink(Way way) {
        onConversation(way, "chatwoot-add-label-sink", Map.of("label", "vip"), bench -> {
            bench.chatwoot().agent().label(bench.conversation(), "old");
            bench.put("anything", Map.of());
            assertThat(bench.chatwoot())
                    .has(conversation(bench.conversation()).label("old").label("vip"));
        });
    }

    private static void onConversation(
            Way way, String name, Map<String, Object> properties, Consumer<KameletBench> story) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("conversationId", 1);
        try (KameletBench bench = KameletBench.with(way, name, all)) {
            story.accept(bench);
        }
    }

    @ParameterizedTest
    @EnumSource
    void upsertContactSink(Way way) {
        try (KameletBench bench = KameletBench.with(way, "chatwoot-upsert-contact-sink", Map.of("inboxId", 1))) {
            bench.put("{\"contact_source_id\": \"erp:7\", \"name\": \"Dora\"}", Map.of());
            bench.put("""
                    {"contact_source_id": "erp:7", "name": "Dora Berg", "email": "dora@example.com",
                     "custom_attributes": {"customer": 7}}""", Map.of());
            bench.put("{\"contact_source_id\": \"jane\", \"name\": \"Jane Roe\"}", Map.of());

            assertThat(bench.chatwoot())
                    .has(contact("erp:7")
                            .name("Dora Berg")
                            .email("dora@example.com")
                            .customAttribute("customer", 7))
                    .has(contact(JANE).name("Jane Roe").email("jane@example.com"));
            assertThat(bench.chatwoot().data().contacts()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void createContactAction(Way way) {
        try (KameletBench bench = KameletBench.with(way, "chatwoot-create-contact-action", Map.of())) {
            bench.put("{\"name\": \"Dora\", \"email\": \"dora@example.com\"}", Map.of());

            assertThat(bench.json().path("email").asText()).isEqualTo("dora@example.com");
            assertThat(bench.chatwoot()).has(contact("dora@example.com").name("Dora"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void findContactAction(Way way) {
        try (KameletBench bench = KameletBench.with(way, "chatwoot-find-contact-action", Map.of())) {
            bench.put("jane@", Map.of());

            JsonNode found = bench.json();
            assertThat(found).hasSize(1);
            assertThat(found.at("/0/name").asText()).isEqualTo("Jane Doe");
        }
    }

    @ParameterizedTest
    @EnumSource
    void enrichConversationAction(Way way) {
        try (KameletBench bench =
                KameletBench.with(way, "chatwoot-enrich-conversation-action", Map.of("conversationId", 1))) {
            bench.put("anything", Map.of());

            assertThat(bench.json().at("/meta/sender/name").asText()).isEqualTo("Jane Doe");
        }
    }
}
