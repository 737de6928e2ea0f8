// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What reports are made of. */
class ReportingEventsTest {
    /** A Friday, twenty minutes before closing time. */
    private static final Instant FRIDAY = Instant.parse("2030-01-04T16:40:00Z");

    private final ChatwootSandbox sandbox = new ChatwootSandbox().at(FRIDAY).start();
    private final Api admin = Api.admin(sandbox);
    private final ApiInbox inbox = sandbox.createApiInbox("Bridge", "");

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void tellHowLongRepliesAndResolutionsTook() {
        String path = conversation();
        say(path, "hello", "incoming");
        pass(60);
        say(path, "hi", "outgoing");
        pass(5);
        say(path, "and?", "incoming");
        pass(30);
        say(path, "that is it", "outgoing");
        say(path, "really", "outgoing");
        pass(5);
        admin.post(path + "/toggle_status", Map.of("status", "resolved"));
        pass(200);
        admin.post(path + "/toggle_status", Map.of("status", "open"));

        JsonNode events = admin.get(path + "/reporting_events").json();

        assertThat(events.findValuesAsText("name"))
                .containsExactly("first_response", "reply_time", "conversation_resolved", "conversation_opened");
        assertThat(events.findValuesAsText("value")).containsExactly("60.0", "30.0", "100.0", "200.0");
        assertThat(events.findValuesAsText("value_in_business_hours")).containsOnly("0.0");
        assertThat(events.at("/0/event_start_time").asText()).isEqualTo("2030-01-04T16:40:00.000Z");
        assertThat(events.at("/0/user_id").asLong()).isEqualTo(1);
        assertThat(events.at("/2/user_id").isNull()).isTrue();
    }

    @Test
    void countWhatIsWithinWorkingHours() {
        admin.patch("/inboxes/" + inbox.id(), Map.of("working_hours_enabled", true));
        String path = conversation();
        say(path, "hello", "incoming");
        sandbox.advance(Duration.between(FRIDAY, Instant.parse("2030-01-07T09:10:00Z")));
        say(path, "hi", "outgoing");

        JsonNode event = admin.get(path + "/reporting_events").json().get(0);

        assertThat(event.path("value_in_business_hours").asInt())
                .isEqualTo((int) Duration.ofMinutes(30).toSeconds());
        assertThat(event.path("value").asLong())
                .isEqualTo(Duration.between(FRIDAY, Instant.parse("2030-01-07T09:10:00Z"))
                        .toSeconds());
    }

    @Test
    void humansBeginWhenTheBotIsDone() {
        JsonNode bot = admin.post("/agent_bots", Map.of("name", "Helper", "outgoing_url", ""))
                .json();
        admin.post(
                "/inboxes/" + inbox.id() + "/set_agent_bot",
                Map.of("agent_bot", bot.path("id").asLong()));
        String path = conversation();
        say(path, "hello", "incoming");
        pass(40);
        new Api(sandbox.baseUrl(), bot.path("access_token").asText())
                .post(path + "/toggle_status", Map.of("status", "open"));
        pass(7);
        say(path, "hi", "outgoing");

        JsonNode events = admin.get(path + "/reporting_events").json();

        assertThat(events.findValuesAsText("name"))
                .containsExactly("conversation_opened", "conversation_bot_handoff", "first_response");
        assertThat(events.findValuesAsText("value")).containsExactly("0.0", "40.0", "7.0");
    }

    private String conversation() {
        return "/conversations/" + admin.conversation(inbox, "s-1");
    }

    private void say(String conversation, String text, String type) {
        admin.post(conversation + "/messages", Map.of("content", text, "message_type", type));
    }

    private void pass(int seconds) {
        sandbox.advance(Duration.ofSeconds(seconds));
    }
}
