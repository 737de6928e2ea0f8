// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelchatwoot.sandbox.Api.Reply;
import io.github.camelchatwoot.sandbox.Receiver.Received;
import io.github.camelchatwoot.sandbox.webhook.Signature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Bots: what they are told, what they may do, and what happens when they cannot be told. */
class AgentBotTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String MESSAGE = "message_created";

    private final Receiver ears = new Receiver();
    private final ChatwootSandbox sandbox = new ChatwootSandbox().botRetryDelay(Duration.ofMillis(20));
    private Api admin = new Api("", null);
    private ApiInbox inbox = new ApiInbox(0, "", "", "");
    private JsonNode bot = NullNode.instance;

    @BeforeEach
    void start() {
        sandbox.start();
        admin = Api.admin(sandbox);
        inbox = sandbox.createApiInbox("Bridge", "");
        bot = admin.post("/agent_bots", Map.of("name", "Helper", "outgoing_url", ears.url("/bot")))
                .json();
        attach(bot);
    }

    @AfterEach
    void close() {
        sandbox.close();
        ears.close();
    }

    @Test
    void hearsOfMessagesAndStatesOfItsInboxSigned() {
        String path = conversation();
        say(path, "Are you open?", "incoming");
        say(path, "Yes", "outgoing");
        admin.post(path + "/toggle_typing_status", Map.of("typing_status", "on"));
        admin.post(path + "/toggle_status", Map.of("status", "resolved"));
        assertThat(sandbox.awaitIdle(LONG)).isTrue();

        assertThat(ears.received().stream().map(Received::event))
                .containsExactlyInAnyOrder(
                        MESSAGE,
                        MESSAGE,
                        "conversation_updated",
                        "conversation_resolved",
                        "conversation_status_changed",
                        "conversation_updated");
        Received first = ears.received(MESSAGE).get(0);
        String signature = Signature.of(secret(), first.header("X-Chatwoot-Timestamp"), first.body());
        assertThat(first.header("X-Chatwoot-Signature")).isEqualTo(signature);
        assertThat(first.json().at("/conversation/status").asText()).isEqualTo("pending");
        assertThat(ears.received("conversation_resolved").get(0).json().has("changed_attributes"))
                .isFalse();
    }

    @Test
    void hearsOfWhatItWasGivenAndOnlyOnce() {
        Receiver others = new Receiver();
        JsonNode second = admin.post("/agent_bots", Map.of("name", "Other", "outgoing_url", others.url("/bot")))
                .json();
        String path = conversation();

        admin.post(
                path + "/assignments", Map.of("assignee_id", second.path("id").asLong(), "assignee_type", "AgentBot"));
        say(path, "for both", "incoming");
        admin.post(path + "/assignments", Map.of("assignee_id", bot.path("id").asLong(), "assignee_type", "AgentBot"));
        say(path, "for one", "incoming");
        assertThat(sandbox.awaitIdle(LONG)).isTrue();

        assertThat(contents(others)).containsExactly("for both");
        assertThat(contents(ears)).containsExactlyInAnyOrder("for both", "for one");
        others.close();
    }

    @Test
    void isToldThriceWhenItIsBrokenThenHumansTakeOver() {
        sandbox.freeze();
        ears.answerWith(500);
        String path = conversation();
        say(path, "anybody there?", "incoming");

        await().atMost(LONG).until(() -> {
            sandbox.advance(Duration.ofSeconds(3));
            return "open".equals(status(path));
        });
        ears.answerWith(200);
        await().atMost(LONG).until(() -> {
            sandbox.advance(Duration.ofSeconds(3));
            return sandbox.awaitIdle(Duration.ofMillis(100));
        });

        List<Received> tries = ears.received(MESSAGE);
        assertThat(tries).hasSize(3);
        assertThat(tries.stream()
                        .map(attempt -> attempt.header("X-Chatwoot-Delivery"))
                        .distinct())
                .hasSize(1);
        assertThat(tries.stream()
                        .map(attempt -> attempt.header("X-Chatwoot-Timestamp"))
                        .distinct())
                .hasSize(3);
        assertThat(tries.stream()
                        .map(attempt -> attempt.header("X-Chatwoot-Signature"))
                        .distinct())
                .hasSize(3);
        assertThat(texts(path))
                .containsExactly(
                        "anybody there?", "Conversation was marked open by system due to an error with the agent bot.");
        for (String event : List.of("conversation_opened", "conversation_status_changed", "conversation_updated")) {
            assertThat(ears.received(event)).isNotEmpty();
            assertThat(ears.received(event).stream()
                            .map(told -> told.header("X-Chatwoot-Delivery"))
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void repetitionsWaitForTheClock() {
        sandbox.freeze();
        ears.answerWith(429);
        String path = conversation();
        say(path, "busy?", "incoming");

        await().until(() -> ears.received(MESSAGE).size() == 1);
        assertThat(sandbox.awaitIdle(Duration.ofMillis(300))).isFalse();
        assertThat(ears.received(MESSAGE)).hasSize(1);
        assertThat(status(path)).isEqualTo("pending");
        ears.answerWith(200);
        sandbox.advance(Duration.ofSeconds(1));

        assertThat(sandbox.awaitIdle(LONG)).isTrue();
        assertThat(ears.received(MESSAGE)).hasSize(2);
        assertThat(status(path)).isEqualTo("pending");
    }

    @Test
    void otherErrorsBringHumansAtOnce() {
        ears.answerWith(503);
        String path = conversation();
        say(path, "hello?", "incoming");

        assertThat(sandbox.awaitIdle(LONG)).isTrue();

        assertThat(ears.received(MESSAGE)).hasSize(1);
        assertThat(status(path)).isEqualTo("open");
        assertThat(ears.received("conversation_opened")).hasSize(1);
    }

    @Test
    void theAccountMayWantThingsToStayWithTheBot() {
        admin.patch("", Map.of("keep_pending_on_bot_failure", true));
        ears.answerWith(404);
        String path = conversation();
        say(path, "hello?", "incoming");

        assertThat(sandbox.awaitIdle(LONG)).isTrue();

        assertThat(ears.received(MESSAGE)).hasSize(1);
        assertThat(status(path)).isEqualTo("pending");
        assertThat(texts(path)).containsExactly("hello?");
    }

    @Test
    void handsOver() {
        String path = conversation();
        Api helper = new Api(sandbox.baseUrl(), token());
        say(path, "a human, please", "incoming");
        helper.post(path + "/messages", Map.of("content", "one moment"));
        assertThat(admin.get(path).json().path("waiting_since").asLong()).isZero();

        Reply handOver = helper.post(path + "/toggle_status", Map.of("status", "open"));
        assertThat(sandbox.awaitIdle(LONG)).isTrue();

        assertThat(handOver.json().at("/payload/success").isNull()).isTrue();
        assertThat(handOver.json().at("/payload/current_status").asText()).isEqualTo("open");
        assertThat(admin.get(path).json().path("waiting_since").asLong()).isPositive();
        assertThat(texts(path)).endsWith("Conversation was reopened by Helper");
        List<Received> updates = ears.received("conversation_updated");
        assertThat(updates.stream().map(told -> told.json().path("status").asText()))
                .containsExactlyInAnyOrder("pending", "pending", "open");
    }

    @Test
    void aResolvedConversationBeginsWithTheBotAgain() {
        String path = conversation();
        admin.post(path + "/toggle_status", Map.of("status", "resolved"));

        say(path, "me again", "incoming");

        assertThat(status(path)).isEqualTo("pending");
    }

    @Test
    void isAttachedAndDetached() {
        String botOfInbox = "/inboxes/" + inbox.id() + "/agent_bot";

        assertThat(admin.get(botOfInbox)
                        .json()
                        .at("/agent_bot/access_token/token")
                        .asText())
                .isEqualTo(token());
        assertThat(Api.agent(sandbox).get(botOfInbox).json().path("agent_bot").has("secret"))
                .isFalse();
        assertThat(set(9999).status()).isEqualTo(404);
        assertThat(set(null).status()).isEqualTo(200);
        assertThat(admin.get(botOfInbox).json().path("agent_bot")).isEmpty();
        assertThat(status(conversation())).isEqualTo("open");
    }

    @Test
    void losesItsInboxWhenItIsDeleted() {
        admin.delete("/agent_bots/" + bot.path("id").asLong());

        String path = conversation();
        say(path, "hello", "incoming");

        assertThat(sandbox.awaitIdle(LONG)).isTrue();
        assertThat(status(path)).isEqualTo("open");
        assertThat(ears.received()).isEmpty();
    }

    @Test
    void signsWithTheNewSecretAndCallsWithTheNewToken() {
        String path = "/agent_bots/" + bot.path("id").asLong();
        Api before = new Api(sandbox.baseUrl(), token());
        String conversation = conversation();

        String secret = admin.post(path + "/reset_secret", Map.of())
                .json()
                .path("secret")
                .asText();
        String token = admin.post(path + "/reset_access_token", Map.of())
                .json()
                .path("access_token")
                .asText();
        say(conversation, "hello", "incoming");
        assertThat(sandbox.awaitIdle(LONG)).isTrue();

        Received told = ears.received(MESSAGE).get(0);
        assertThat(told.header("X-Chatwoot-Signature"))
                .isEqualTo(Signature.of(secret, told.header("X-Chatwoot-Timestamp"), told.body()));
        assertThat(before.get(conversation).status()).isEqualTo(401);
        assertThat(new Api(sandbox.baseUrl(), token).get(conversation).status()).isEqualTo(200);
    }

    @Test
    void mayNotDoWhatAgentsDo() {
        Api helper = new Api(sandbox.baseUrl(), token());
        String path = conversation();
        long team = admin.post("/teams", Map.of("name", "billing")).id();

        assertThat(helper.get(path + "/messages").status()).isEqualTo(401);
        assertThat(helper.get("/contacts").status()).isEqualTo(401);
        assertThat(helper.get(path).status()).isEqualTo(200);
        admin.post(path + "/assignments", Map.of("team_id", team));
        assertThat(helper.get(path).status()).isEqualTo(500);
    }

    private void attach(JsonNode which) {
        assertThat(set(which.path("id").asInt()).status()).isEqualTo(200);
    }

    private Reply set(@Nullable Integer id) {
        Map<String, Integer> body = new HashMap<>();
        body.put("agent_bot", id);
        return admin.post("/inboxes/" + inbox.id() + "/set_agent_bot", body);
    }

    private String secret() {
        return bot.path("secret").asText();
    }

    private String token() {
        return bot.path("access_token").asText();
    }

    private String conversation() {
        return "/conversations/" + admin.conversation(inbox, "s-1");
    }

    private void say(String conversation, String text, String type) {
        admin.post(conversation + "/messages", Map.of("content", text, "message_type", type));
    }

    private String status(String conversation) {
        return admin.get(conversation).json().path("status").asText();
    }

    private List<String> texts(String conversation) {
        return admin.get(conversation + "/messages").json().path("payload").findValuesAsText("content");
    }

    private static List<String> contents(Receiver receiver) {
        return receiver.received(MESSAGE).stream()
                .map(told -> told.json().path("content").asText())
                .toList();
    }
}
