// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Conversations are given to members of the inbox who are online. */
class AutoAssignmentTest {
    private final ChatwootSandbox sandbox = new ChatwootSandbox().start();
    private final ApiInbox inbox = sandbox.createApiInbox("Bridge", "");
    private final Api admin = Api.admin(sandbox);
    private final Api agent = Api.agent(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void anOpenConversationGoesToWhoIsOnline() {
        try (CableClient client = CableClient.user(sandbox, agent)) {
            long conversation = admin.conversation(inbox, "a");

            sandbox.awaitIdle(Duration.ofSeconds(10));

            assertThat(assignee(conversation)).isEqualTo("Gus Agent");
            await().until(() -> client.events("assignee.changed").size() == 2);
            assertThat(client.events("message.created"))
                    .extracting(message -> message.path("content").asText())
                    .containsExactly("Assigned to Gus Agent by Default Policy");
            assertThat(client.await("notification.created")
                            .at("/notification/notification_type")
                            .asText())
                    .isEqualTo("conversation_assignment");
            assertThat(client.await("conversation.updated")
                            .at("/meta/assignee/id")
                            .asLong())
                    .isEqualTo(2);
        }
    }

    @Test
    void aReopenedConversationToo() {
        long conversation = admin.conversation(inbox, "a");
        admin.post("/conversations/" + conversation + "/toggle_status", Map.of("status", "resolved"));
        try (CableClient client = CableClient.user(sandbox, agent)) {
            admin.post(
                    "/conversations/" + conversation + "/messages",
                    Map.of("content", "Noch etwas", "message_type", "incoming"));

            client.await("assignee.changed");
            assertThat(assignee(conversation)).isEqualTo("Gus Agent");
        }
    }

    @Test
    void membersTakeTurns() {
        long second = admin.post("/agents", Map.of("name", "Pia", "email", "pia@example.com", "role", "agent"))
                .id();
        admin.post("/inbox_members", Map.of("inbox_id", inbox.id(), "user_ids", List.of(second)));
        admin.patch("/agents/2", Map.of("auto_offline", false));
        admin.patch("/agents/" + second, Map.of("auto_offline", false));

        long[] conversations = {
            admin.conversation(inbox, "a"), admin.conversation(inbox, "b"), admin.conversation(inbox, "c")
        };
        sandbox.awaitIdle(Duration.ofSeconds(10));

        assertThat(assignee(conversations[0])).isEqualTo("Gus Agent");
        assertThat(assignee(conversations[1])).isEqualTo("Pia");
        assertThat(assignee(conversations[2])).isEqualTo("Gus Agent");
    }

    @Test
    void nobodyGetsAnythingWithoutBeingOnlineOrWhenTheInboxDoesNotWantIt() {
        long lonely = admin.conversation(inbox, "a");
        admin.patch("/inboxes/" + inbox.id(), Map.of("enable_auto_assignment", false));
        try (CableClient client = CableClient.user(sandbox, agent)) {
            long unwanted = admin.conversation(inbox, "b");
            sandbox.awaitIdle(Duration.ofSeconds(10));
            sandbox.advance(Duration.ofSeconds(1));

            assertThat(assignee(lonely)).isEmpty();
            assertThat(assignee(unwanted)).isEmpty();
            assertThat(client.names()).doesNotContain("assignee.changed");
        }
    }

    /** As recorded: the job begins before the conversation is committed with its message, and finds the one before. */
    @Test
    void aConversationWithItsMessageWaitsForTheNextOne() {
        try (CableClient client = CableClient.user(sandbox, agent)) {
            admin.post("/contacts", Map.of("inbox_id", inbox.id(), "name", "Mia", "source_id", "a"));
            Map<String, ?> message = Map.of("content", "Hilfe", "message_type", "incoming");
            long first = admin.post("/conversations", Map.of("source_id", "a", "message", message))
                    .id();
            sandbox.awaitIdle(Duration.ofSeconds(10));
            assertThat(assignee(first)).isEmpty();

            Map<String, ?> tooLong = Map.of("content", "x".repeat(150_001));
            assertThat(admin.post("/conversations", Map.of("source_id", "a", "message", tooLong))
                            .status())
                    .isEqualTo(422);

            client.await("assignee.changed");
            assertThat(assignee(first)).isEqualTo("Gus Agent");
        }
    }

    private String assignee(long conversation) {
        JsonNode meta = admin.get("/conversations/" + conversation).json().path("meta");
        return meta.at("/assignee/name").asText();
    }
}
