// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.webhook.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who hears what on the WebSocket. */
class CableEventsTest {
    private final ChatwootSandbox sandbox = new ChatwootSandbox().start();
    private final ApiInbox inbox = sandbox.createApiInbox("Bridge", "");
    private final Api admin = Api.admin(sandbox);
    private final Api agent = Api.agent(sandbox);
    private final Api anyone = Api.anonymous(sandbox);
    private final String session = "/public/api/v1/inboxes/" + inbox.identifier() + "/contacts/mia";
    private final JsonNode mia = anyone.post(
                    "/public/api/v1/inboxes/" + inbox.identifier() + "/contacts",
                    Map.of("source_id", "mia", "name", "Mia", "phone_number", "+4915112345678"))
            .json();
    private final long conversation =
            anyone.post(session + "/conversations", Map.of()).id();
    private CableClient adminHears;
    private CableClient agentHears;
    private CableClient miaHears;

    @BeforeEach
    void listen() {
        // Nobody is online: automatic assignment has tests of its own.
        admin.patch("/inboxes/" + inbox.id(), Map.of("enable_auto_assignment", false));
        adminHears = CableClient.user(sandbox, admin);
        agentHears = CableClient.user(sandbox, agent);
        miaHears = CableClient.contact(sandbox, mia.path("pubsub_token").asText());
    }

    @AfterEach
    void close() {
        adminHears.close();
        agentHears.close();
        miaHears.close();
        sandbox.close();
    }

    @Test
    void aMessageOfTheStaffIsHeardByAll() {
        agent.post(messages(), Map.of("content", "Hallo <Mia> & Co", "echo_id", "e-1"));

        JsonNode heard = miaHears.await("message.created");
        assertThat(keys(heard))
                .containsExactly(
                        "id",
                        "content",
                        "account_id",
                        "inbox_id",
                        "conversation_id",
                        "message_type",
                        "created_at",
                        "updated_at",
                        "private",
                        "status",
                        "source_id",
                        "content_type",
                        "content_attributes",
                        "sender_type",
                        "sender_id",
                        "external_source_ids",
                        "additional_attributes",
                        "processed_message_content",
                        "sentiment",
                        "conversation",
                        "echo_id",
                        "sender",
                        "performer");
        assertThat(heard.path("content").asText()).isEqualTo("Hallo <Mia> & Co");
        assertThat(miaHears.frames().toString()).contains("Hallo \\u003cMia\\u003e \\u0026 Co");
        assertThat(heard.at("/performer/availability_status").asText()).isEqualTo("online");
        assertThat(adminHears.await("message.created")).isEqualTo(heard);
        assertThat(keys(agentHears.await("first.reply.created"))).contains("echo_id", "performer");
        assertThat(agentHears
                        .await("conversation.updated")
                        .at("/first_reply_created_at")
                        .isNull())
                .isFalse();
        adminHears.await("first.reply.created");
        miaHears.await("conversation.updated");
        assertThat(miaHears.names()).doesNotContain("first.reply.created");
    }

    @Test
    void aMessageOfTheCustomerHasNoPerformer() {
        anyone.post(session + "/conversations/" + conversation + "/messages", Map.of("content", "Hi", "echo_id", "e"));

        JsonNode heard = agentHears.await("message.created");
        assertThat(keys(heard)).endsWith("conversation", "echo_id", "sender");
        assertThat(keys(agentHears.await("contact.updated"))).endsWith("type", "account_id");
        miaHears.await("message.created");
        assertThat(miaHears.names()).doesNotContain("contact.updated");
    }

    @Test
    void notesAndActivitiesAreForTheStaff() {
        agent.post(messages(), Map.of("content", "geheim", "private", true));
        admin.post("/conversations/" + conversation + "/toggle_priority", Map.of("priority", "high"));
        admin.post(messages(), Map.of("content", "zum Schluss"));

        miaHears.await("message.created");
        await().until(() -> agentHears.events("message.created").size() == 3);
        assertThat(miaHears.events("message.created"))
                .extracting(message -> message.path("content").asText())
                .containsExactly("zum Schluss");
        JsonNode activity = agentHears.events("message.created").get(1);
        assertThat(activity.path("message_type").asInt()).isEqualTo(2);
        assertThat(activity.has("performer")).isFalse();
    }

    @Test
    void anAgentHearsOnlyOfOwnInboxesButOfAllContacts() {
        ApiInbox other = sandbox.createApiInbox("Other", "");
        admin.send("DELETE", "/inbox_members", Map.of("inbox_id", other.id(), "user_ids", List.of(2)));

        admin.conversation(other, "x");

        adminHears.await("conversation.created");
        agentHears.await("contact.created");
        assertThat(agentHears.names()).doesNotContain("conversation.created");
    }

    @Test
    void anUpdateNamesFirstWhatItTouchedAndLastWhatItChanged() {
        long message = agent.post(messages(), Map.of("content", "Da?")).id();
        admin.patch(messages() + "/" + message, Map.of("status", "failed", "external_error", "ESME"));

        JsonNode failed = agentHears.await("message.updated");
        assertThat(keys(failed)).startsWith("conversation_id", "status", "processed_message_content", "id", "content");
        assertThat(keys(failed)).endsWith("sender", "previous_changes", "performer");
        assertThat(keys(failed.path("previous_changes"))).containsExactly("updated_at", "status", "content_attributes");
        assertThat(failed.at("/previous_changes/status").toString()).isEqualTo("[\"sent\",\"failed\"]");
        assertThat(failed.at("/previous_changes/content_attributes").toString())
                .isEqualTo("[{},{\"external_error\":\"ESME\"}]");

        agent.delete(messages() + "/" + message);
        await().until(() -> miaHears.events("message.updated").size() == 2);
        JsonNode deleted = miaHears.events("message.updated").get(1);
        assertThat(keys(deleted))
                .startsWith(
                        "conversation_id",
                        "content",
                        "content_type",
                        "content_attributes",
                        "processed_message_content");
        assertThat(keys(deleted.path("previous_changes")))
                .containsExactly("content", "updated_at", "content_attributes", "processed_message_content");
    }

    @Test
    void changesOfAConversationAreToldWithoutAPerformer() {
        admin.post("/conversations/" + conversation + "/toggle_status", Map.of("status", "resolved"));

        JsonNode changed = miaHears.await("conversation.status_changed");
        assertThat(keys(changed)).startsWith("additional_attributes", "can_reply", "channel", "contact_inbox", "id");
        assertThat(keys(changed)).endsWith("timestamp", "created_at", "updated_at", "account_id");
        assertThat(changed.path("status").asText()).isEqualTo("resolved");
        assertThat(agentHears.await("conversation.updated").path("status").asText())
                .isEqualTo("resolved");
    }

    @Test
    void theTypistHearsNothing() {
        agent.post("/conversations/" + conversation + "/toggle_typing_status", Map.of("typing_status", "on"));
        anyone.post(session + "/conversations/" + conversation + "/toggle_typing", Map.of("typing_status", "off"));

        JsonNode on = miaHears.await("conversation.typing_on");
        assertThat(keys(on)).containsExactly("conversation", "user", "is_private", "account_id", "performer");
        agentHears.await("conversation.typing_off");
        assertThat(adminHears.names()).containsExactly("conversation.typing_on", "conversation.typing_off");
        assertThat(agentHears.names()).containsExactly("conversation.typing_off");
        assertThat(miaHears.names()).containsExactly("conversation.typing_on");
    }

    @Test
    void whatTheCustomerReadIsToldToTheStaff() {
        agent.post(messages(), Map.of("content", "Da?"));
        anyone.post(session + "/conversations/" + conversation + "/update_last_seen", Map.of());

        assertThat(agentHears
                        .await("conversation.read")
                        .path("contact_last_seen_at")
                        .asLong())
                .isPositive();
        assertThat(miaHears.await("message.updated").path("status").asText()).isEqualTo("read");
        assertThat(miaHears.names()).doesNotContain("conversation.read");
    }

    @Test
    void assignmentsAreToldToTheStaffAndNotifiedToTheAssignee() {
        admin.post("/conversations/" + conversation + "/assignments", Map.of("assignee_id", 2));
        long team = admin.post("/teams", Map.of("name", "billing")).id();
        admin.post("/conversations/" + conversation + "/assignments", Map.of("team_id", team));

        JsonNode notification = agentHears.await("notification.created");
        assertThat(keys(notification)).containsExactly("notification", "unread_count", "count", "account_id");
        assertThat(notification.at("/notification/notification_type").asText()).isEqualTo("conversation_assignment");
        assertThat(notification.at("/notification/push_message_title").asText()).isEqualTo(": No content");
        adminHears.await("team.changed");
        // The team does not have the assignee, who therefore loses the conversation.
        await().until(() -> adminHears.events("assignee.changed").size() == 2);
        assertThat(adminHears.names()).doesNotContain("notification.created");
        assertThat(miaHears.names()).doesNotContain("assignee.changed", "team.changed");
    }

    @Test
    void aNewerNotificationReplacesTheOlderOne() {
        admin.post("/conversations/" + conversation + "/assignments", Map.of("assignee_id", 2));
        admin.post(messages(), Map.of("content", "eins zwei drei vier fünf sechs sieben acht neun zehn elf"));

        JsonNode deleted = agentHears.await("notification.deleted");
        JsonNode created = agentHears.events("notification.created").get(1);
        assertThat(created.at("/notification/push_message_body").asText())
                .isEqualTo("Ada Admin: eins zwei drei vier fünf sechs sieben acht neun zehn...");
        assertThat(created.path("count").asInt()).isEqualTo(2);
        assertThat(deleted.toString())
                .isEqualTo("{\"notification\":{\"id\":1},\"unread_count\":1,\"count\":1,\"account_id\":1}");
    }

    @Test
    void whoIsNamedInANoteIsTold() {
        String note = "Bitte [@Gus](mention://user/2/Gus%20Agent) ansehen";
        admin.post(messages(), Map.of("content", note, "private", true));

        agentHears.await("conversation.mentioned");
        JsonNode notification = agentHears.await("notification.created").path("notification");
        assertThat(notification.path("notification_type").asText()).isEqualTo("conversation_mention");
        assertThat(notification.path("push_message_body").asText()).isEqualTo("Ada Admin: Bitte @Gus ansehen");
        assertThat(adminHears.names()).doesNotContain("conversation.mentioned");
    }

    @Test
    void contactsAreToldToAllUsers() {
        long ola = contact("Ola");
        long pia = contact("Pia");
        admin.post("/actions/contact_merge", Map.of("base_contact_id", ola, "mergee_contact_id", pia));
        admin.patch("/contacts/" + ola, Map.of("name", "Ola"));
        admin.delete("/contacts/" + ola);

        await().until(() -> agentHears.events("contact.deleted").size() == 2);
        assertThat(agentHears.names())
                .containsExactly(
                        "contact.created",
                        "contact.created",
                        "contact.merged",
                        "contact.deleted",
                        "contact.updated",
                        "contact.updated",
                        "contact.deleted");
        assertThat(adminHears.names()).isEqualTo(agentHears.names());
        assertThat(miaHears.names()).isEmpty();
    }

    @Test
    void aProvenCustomerHearsInAllProvenSessions() {
        JsonNode other = anyone.post(
                        "/public/api/v1/inboxes/" + inbox.identifier() + "/contacts",
                        Map.of("source_id", "mia-2", "phone_number", "+4915112345678"))
                .json();
        assertThat(other.path("id")).isEqualTo(mia.path("id"));
        try (CableClient otherHears =
                CableClient.contact(sandbox, other.path("pubsub_token").asText())) {
            admin.post(messages(), Map.of("content", "nur hier"));
            prove("mia");
            admin.post(messages(), Map.of("content", "immer noch"));
            prove("mia-2");
            admin.post(messages(), Map.of("content", "überall"));

            await().until(() -> miaHears.events("message.created").size() == 3);
            assertThat(otherHears.await("message.created").path("content").asText())
                    .isEqualTo("überall");
        }
    }

    private void prove(String sourceId) {
        String hash = Signature.of(inbox.hmacToken(), "");
        String path = "/public/api/v1/inboxes/" + inbox.identifier() + "/contacts/" + sourceId;
        assertThat(anyone.get(path + "?identifier_hash=" + hash).status()).isEqualTo(200);
    }

    @Test
    void changedInboxesInvalidateTheCaches() {
        admin.patch("/inboxes/" + inbox.id(), Map.of("name", "Neu"));

        JsonNode invalidated = agentHears.await("account.cache_invalidated");
        assertThat(keys(invalidated)).containsExactly("cache_keys", "account_id", "performer");
        assertThat(keys(invalidated.path("cache_keys"))).containsExactly("label", "inbox", "team");
        assertThat(invalidated.at("/cache_keys/label").asText()).isEqualTo("0000000000");
        assertThat(invalidated.at("/cache_keys/inbox").asText()).matches("\\d{10}");
        adminHears.await("account.cache_invalidated");
    }

    @Test
    void aConversationWithItsFirstMessageIsToldWithIt() {
        admin.post(
                "/conversations",
                Map.of("source_id", "mia", "message", Map.of("content", "Hilfe", "message_type", "incoming")));

        JsonNode created = agentHears.await("conversation.created");
        assertThat(created.at("/messages/0/content").asText()).isEqualTo("Hilfe");
        assertThat(created.path("unread_count").asInt()).isEqualTo(1);
        await().until(() -> agentHears.names().contains("message.created"));
        assertThat(agentHears.names()).startsWith("conversation.created", "message.created");
    }

    @Test
    void aFailedDeliveryIsToldAsAJobDoes() {
        try (Receiver receiver = new Receiver()) {
            receiver.answerWith(500);
            admin.patch("/inboxes/" + inbox.id(), Map.of("channel", Map.of("webhook_url", receiver.url("/hook"))));
            agent.post(messages(), Map.of("content", "Da?"));

            JsonNode failed = miaHears.await("message.updated");
            assertThat(keys(failed)).startsWith("status", "processed_message_content", "id");
            assertThat(failed.has("performer")).isFalse();
            assertThat(failed.at("/sender/availability_status").isNull()).isTrue();
        }
    }

    private long contact(String name) {
        return admin.post("/contacts", Map.of("name", name))
                .json()
                .at("/payload/contact/id")
                .asLong();
    }

    private String messages() {
        return "/conversations/" + conversation + "/messages";
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
