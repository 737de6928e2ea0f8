// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.Receiver.Received;
import io.github.camelchatwoot.sandbox.webhook.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a bridge does in a day. */
class BridgeDayTest {
    private final Receiver receiver = new Receiver();
    private final ChatwootSandbox sandbox = new ChatwootSandbox().start();
    private final ApiInbox inbox = sandbox.createApiInbox("Bridge", receiver.url("/hook"));
    private final Api admin = Api.admin(sandbox);
    private final Api agent = Api.agent(sandbox);
    private long conversation;

    @BeforeEach
    void startConversation() {
        conversation = admin.conversation(inbox, "sms:+4915199999999");
    }

    @AfterEach
    void close() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void tellsTheInboxOfACustomersMessageAndOfTheAnswer() {
        admin.post(messages(), Map.of("content", "Kommt mein Paket <heute> & ganz?", "message_type", "incoming"));
        agent.post(messages(), Map.of("content", "Ja, **heute**"));

        await().until(() -> receiver.received("message_created").size() == 2);
        assertThat(receiver.received("message_created"))
                .extracting(webhook -> webhook.json().path("message_type").asText())
                .containsExactlyInAnyOrder("incoming", "outgoing");
        assertThat(receiver.received()).allSatisfy(this::assertSigned);
    }

    @Test
    void tellsWhatTheFirstAnswerChangesInTheConversation() {
        agent.post(messages(), Map.of("content", "Guten Tag"));

        await().until(() -> !receiver.received("conversation_updated").isEmpty());
        JsonNode changes =
                receiver.received("conversation_updated").get(0).json().path("changed_attributes");
        assertThat(changes.findValue("first_reply_created_at")
                        .path("previous_value")
                        .isNull())
                .isTrue();
        assertThat(changes.findValue("waiting_since").path("current_value").isNull())
                .isTrue();
    }

    @Test
    void aDeliveryReportChangesTheMessageAndIsTold() {
        long message = agent.post(messages(), Map.of("content", "Noch Fragen?")).id();

        Api.Reply failed = admin.patch(
                messages() + "/" + message, Map.of("status", "failed", "external_error", "ESME_RSUBMITFAIL"));

        assertThat(failed.json().path("status").asText()).isEqualTo("failed");
        await().until(() -> receiver.received("message_updated").size() == 1);
        assertThat(receiver.received("message_updated")
                        .get(0)
                        .json()
                        .at("/content_attributes/external_error")
                        .asText())
                .isEqualTo("ESME_RSUBMITFAIL");
    }

    @Test
    void anAgentsRetryIsTwoUpdates() {
        long message = agent.post(messages(), Map.of("content", "Noch Fragen?")).id();
        admin.patch(messages() + "/" + message, Map.of("status", "failed", "external_error", "x"));
        await().until(() -> receiver.received("message_updated").size() == 1);

        Api.Reply retried = agent.post(messages() + "/" + message + "/retry", Map.of());

        assertThat(retried.json().path("content_attributes").isEmpty()).isTrue();
        await().until(() -> receiver.received("message_updated").size() == 3);
        assertThat(receiver.received("message_updated"))
                .extracting(webhook -> webhook.json().path("content_attributes").toString())
                .contains("{\"external_error\":null}", "{}");
    }

    @Test
    void aRepeatedReportIsSilent() {
        long message = agent.post(messages(), Map.of("content", "Da?")).id();
        admin.patch(messages() + "/" + message, Map.of("status", "delivered"));
        admin.patch(messages() + "/" + message, Map.of("status", "delivered"));
        admin.patch(messages() + "/" + message, Map.of("status", "read"));

        await().until(() -> receiver.received("message_updated").size() == 2);
        agent.delete(messages() + "/" + message);
        await().until(() -> receiver.received("message_updated").size() == 3);
    }

    @Test
    void aCustomersMessageReopensAResolvedConversation() {
        agent.post("/conversations/" + conversation + "/toggle_status", Map.of("status", "resolved"));
        await().until(() -> receiver.received("conversation_status_changed").size() == 1);

        admin.post(messages(), Map.of("content", "Danke", "message_type", "incoming"));

        await().until(() -> receiver.received("conversation_status_changed").size() == 2);
        assertThat(admin.get("/conversations/" + conversation)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("open");
        assertThat(receiver.received("conversation_status_changed"))
                .allSatisfy(webhook -> assertThat(
                                webhook.json().path("changed_attributes").isNull())
                        .isTrue());
    }

    @Test
    void anAccountWebhookHearsOnlyOfWhatItSubscribedTo() {
        List<String> events = List.of("contact_created");
        JsonNode webhook = admin.post("/webhooks", Map.of("url", receiver.url("/account"), "subscriptions", events))
                .json();
        String secret = webhook.at("/payload/webhook/secret").asText();

        admin.post("/contacts", Map.of("name", "Ola"));

        await().until(() -> !receiver.received("contact_created").isEmpty());
        Received told = receiver.received("contact_created").get(0);
        assertThat(told.header("X-chatwoot-signature"))
                .isEqualTo(Signature.of(secret, told.header("X-chatwoot-timestamp"), told.body()));
        assertThat(told.json().path("name").asText()).isEqualTo("Ola");
    }

    private String messages() {
        return "/conversations/" + conversation + "/messages";
    }

    private void assertSigned(Received webhook) {
        String timestamp = webhook.header("X-chatwoot-timestamp");
        assertThat(webhook.header("X-chatwoot-signature"))
                .isEqualTo(Signature.of(inbox.secret(), timestamp, webhook.body()));
    }
}
