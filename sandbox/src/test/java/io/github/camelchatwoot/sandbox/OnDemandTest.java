// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.Receiver.Received;
import io.github.camelchatwoot.sandbox.webhook.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Events that are sent although nothing has happened. */
class OnDemandTest {
    private final Receiver receiver = new Receiver();
    private final ChatwootSandbox sandbox = ChatwootSandbox.builder()
            .agentBot("Helper", receiver.url("/bot"))
            .webhook(receiver.url("/account"), "message_created", "webwidget_triggered", "contact_updated")
            .apiInbox("SMS", receiver.url("/hook"))
            .contact("Dora", dora -> dora.sourceId("dora"))
            .conversation(talk -> talk.incoming("Hi"))
            .start();
    private final SandboxData data = sandbox.data();
    private final long inbox = data.inbox("SMS").id();

    @AfterEach
    void close() {
        sandbox.close();
        receiver.close();
    }

    private Received only() {
        assertThat(sandbox.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(receiver.received()).hasSize(1);
        return receiver.received().get(0);
    }

    private static void assertSigned(Received webhook, String secret) {
        assertThat(webhook.header("X-chatwoot-signature"))
                .isEqualTo(Signature.of(secret, webhook.header("X-chatwoot-timestamp"), webhook.body()));
    }

    @Test
    void aMessageIsToldAgain() {
        List<String> ids =
                sandbox.send(SandboxEvent.named("message_updated").message(1).toInbox(inbox));

        Received webhook = only();
        assertThat(ids).containsExactly(webhook.header("X-chatwoot-delivery"));
        assertThat(webhook.event()).isEqualTo("message_updated");
        assertThat(webhook.json().path("content").asText()).isEqualTo("Hi");
        assertSigned(webhook, data.apiInbox("SMS").secret());
    }

    @ParameterizedTest
    @CsvSource({
        "conversation_created,/id,1",
        "conversation_updated,/changed_attributes/0/status/current_value,open",
        "conversation_status_changed,/status,open",
        "conversation_opened,/id,1",
        "conversation_resolved,/contact_inbox/source_id,dora",
        "conversation_typing_on,/user/name,Dora",
        "conversation_typing_off,/conversation/id,1",
        "contact_created,/name,Dora",
        "contact_updated,/changed_attributes/0/status/current_value,open",
        "inbox_created,/channel/webhook_url,",
        "inbox_updated,/changed_attributes/0/status/current_value,open",
        "webwidget_triggered,/current_conversation/id,1",
    })
    void everyEventOfTheServerCanBeSent(String event, String pointer, String expected) {
        sandbox.send(SandboxEvent.named(event)
                .conversation(1)
                .contact(1)
                .inbox(inbox)
                .sourceId("dora")
                .changedAttributes("[{\"status\":{\"previous_value\":\"pending\",\"current_value\":\"open\"}}]")
                .toInbox(inbox));

        JsonNode payload = only().json();
        assertThat(payload.path("event").asText()).isEqualTo(event);
        assertThat(payload.at(pointer).asText()).isEqualTo(expected == null ? receiver.url("/hook") : expected);
    }

    @Test
    void anInboxIsToldAsTheServerTellsIt() {
        sandbox.send(SandboxEvent.named("inbox_created").inbox(inbox).toInbox(inbox));

        JsonNode payload = only().json();
        assertThat(payload.has("id") || payload.has("name")).isFalse();
        assertThat(payload.at("/channel/secret").asText())
                .isEqualTo(data.apiInbox("SMS").secret());
        assertThat(payload.path("working_hours")).hasSize(7);
    }

    @Test
    void goesToABotOrAWebhook() {
        sandbox.send(SandboxEvent.named("conversation_opened")
                .conversation(1)
                .toAgentBot(data.agentBot("Helper").id()));

        assertSigned(only(), data.agentBot("Helper").secret());
        receiver.received().clear();

        SandboxData.Webhook webhook = data.webhook(receiver.url("/account"));
        sandbox.send(SandboxEvent.named("inbox_updated").inbox(inbox).toWebhook(webhook.id()));
        assertSigned(only(), webhook.secret());
    }

    @Test
    void goesToAllThatWouldHearOfIt() {
        List<String> ids = sandbox.send(SandboxEvent.named("message_created").message(1));

        assertThat(sandbox.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(receiver.received("message_created"))
                .extracting(webhook -> webhook.header("X-chatwoot-delivery"))
                .containsExactlyInAnyOrderElementsOf(ids)
                .hasSize(2);
    }

    @Test
    void anyBodyIsPossible() {
        String body = "{\"event\": \"brand_new\",  \"id\": 7}";

        sandbox.send(SandboxEvent.raw(body).toInbox(inbox));

        assertThat(only().text()).isEqualTo(body);
        assertSigned(only(), data.apiInbox("SMS").secret());
    }

    @Test
    void aFailureCountsAsUsual() {
        receiver.answerWith(500);

        sandbox.send(SandboxEvent.named("message_created").message(1).toInbox(inbox));

        assertThat(sandbox.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(Api.admin(sandbox)
                        .get("/conversations/1/messages")
                        .json()
                        .at("/payload/0/status")
                        .asText())
                .isEqualTo("failed");
    }

    @Test
    void refusesWhatNobodyCouldSend() {
        assertThatThrownBy(
                        () -> sandbox.send(SandboxEvent.named("message_created").message(99)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no such message");
        assertThatThrownBy(() -> sandbox.send(SandboxEvent.named("message_created")))
                .hasMessage("The event needs message_id");
        assertThatThrownBy(
                        () -> sandbox.send(SandboxEvent.named("contact_deleted").contact(1)))
                .hasMessage("There is no event called contact_deleted; send its payload instead");
        assertThatThrownBy(
                        () -> sandbox.send(SandboxEvent.named("contact_created").contact(1)))
                .hasMessage("Nobody would get contact_created: no webhook and no callback");
        assertThatThrownBy(() -> SandboxEvent.raw("[]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChatwootSandbox().send(SandboxEvent.named("x")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void worksOverHttp() {
        Api anybody = Api.anonymous(sandbox);

        Api.Reply sent =
                anybody.post("/sandbox/events", Map.of("event", "message_created", "message_id", 1, "to_inbox", inbox));

        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.json().at("/deliveries/0/id").asText()).isEqualTo(only().header("X-chatwoot-delivery"));
        Api.Reply refused = anybody.post("/sandbox/events", Map.of("event", "message_created", "mesage_id", 1));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("error").asText()).isEqualTo("Unknown field mesage_id");
    }

    @Test
    void showsTheJournalOverHttp() {
        Api.agent(sandbox).post("/conversations/1/messages", Map.of("content", "Hello"));
        Api anybody = Api.anonymous(sandbox);

        JsonNode entries = anybody.get("/sandbox/journal").json().path("entries");
        assertThat(entries.findValuesAsText("kind")).containsExactly("request", "message");
        assertThat(entries.at("/0/caller").asText()).isEqualTo("agent");
        assertThat(entries.at("/0/parameters/content").asText()).isEqualTo("Hello");
        assertThat(entries.at("/1/contact").asText()).isEqualTo("Dora");
        assertThat(anybody.get("/sandbox/journal?after=1").json().path("entries"))
                .hasSize(1);
        assertThat(anybody.delete("/sandbox/journal").status()).isEqualTo(200);
        assertThat(anybody.get("/sandbox/journal").json().path("entries")).isEmpty();
    }
}
