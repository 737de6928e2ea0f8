// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who counts as present, by the time of the double, which stands still here unless it is moved on. */
class PresenceTest {
    private final ChatwootSandbox sandbox = new ChatwootSandbox()
            .setClock(Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC))
            .start();
    private final ApiInbox inbox = sandbox.createApiInbox("Bridge", "");
    private final Api admin = Api.admin(sandbox);
    private final Api agent = Api.agent(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aUserIsOnlineForTwentySeconds() {
        assertThat(statusOfTheAgent()).isEqualTo("offline");
        try (CableClient client = CableClient.user(sandbox, agent)) {
            assertThat(statusOfTheAgent()).isEqualTo("online");

            sandbox.advance(Duration.ofSeconds(19));
            assertThat(statusOfTheAgent()).isEqualTo("online");
            sandbox.advance(Duration.ofSeconds(1));
            assertThat(statusOfTheAgent()).isEqualTo("offline");

            client.updatePresence(CableClient.write(CableClient.userIdentifier(agent)));
            await().until(() -> client.events("presence.update").size() == 2);
            assertThat(statusOfTheAgent()).isEqualTo("online");
        }
    }

    @Test
    void presenceOutlivesTheConnection() {
        CableClient.user(sandbox, agent).close();

        assertThat(statusOfTheAgent()).isEqualTo("online");
    }

    @Test
    void whoIsBusySaysSo() {
        agent.post("/api/v1/profile/availability", Map.of("profile", Map.of("availability", "busy", "account_id", 1)));
        assertThat(statusOfTheAgent()).isEqualTo("offline");

        try (CableClient client = CableClient.user(sandbox, agent)) {
            assertThat(statusOfTheAgent()).isEqualTo("busy");
            assertThat(client.await("presence.update").path("users").toString()).isEqualTo("{\"2\":\"busy\"}");
            assertThat(agent.get("/api/v1/profile")
                            .json()
                            .at("/accounts/0/availability_status")
                            .asText())
                    .isEqualTo("busy");
        }
    }

    @Test
    void whoDoesNotWantToGoOfflineIsAlwaysThere() {
        admin.patch("/agents/2", Map.of("auto_offline", false));

        assertThat(statusOfTheAgent()).isEqualTo("online");
        try (CableClient client = CableClient.user(sandbox, admin)) {
            assertThat(client.await("presence.update").path("users").toString())
                    .isEqualTo("{\"1\":\"online\",\"2\":\"online\"}");
        }
    }

    @Test
    void aContactIsOnlineForNinetySecondsAndNotToldOfOthers() {
        String path = "/public/api/v1/inboxes/" + inbox.identifier() + "/contacts";
        JsonNode mia = Api.anonymous(sandbox)
                .post(path, Map.of("source_id", "mia", "name", "Mia", "email", "mia@example.com"))
                .json();
        try (CableClient client =
                CableClient.contact(sandbox, mia.path("pubsub_token").asText())) {
            assertThat(client.await("presence.update").toString()).isEqualTo("{\"account_id\":1,\"users\":{}}");
            sandbox.advance(Duration.ofSeconds(89));
            assertThat(active()).containsExactly("Mia");
            assertThat(admin.get("/contacts/1")
                            .json()
                            .at("/payload/availability_status")
                            .asText())
                    .isEqualTo("online");

            sandbox.advance(Duration.ofSeconds(1));
            assertThat(active()).isEmpty();
        }
    }

    @Test
    void nothingIsPingedWhileTimeStandsStill() {
        try (CableClient client = CableClient.user(sandbox, agent)) {
            sandbox.advance(Duration.ofSeconds(2));
            client.updatePresence(CableClient.write(CableClient.userIdentifier(agent)));
            await().until(() -> client.events("presence.update").size() == 2);
            assertThat(client.frames()).noneMatch(frame -> frame.contains("ping"));

            sandbox.advance(Duration.ofSeconds(1));

            await().until(() -> client.frames().contains("{\"type\":\"ping\",\"message\":1795348803}"));
        }
    }

    private List<String> active() {
        List<String> names = new ArrayList<>();
        admin.get("/contacts/active")
                .json()
                .path("payload")
                .forEach(contact -> names.add(contact.path("name").asText()));
        return names;
    }

    private String statusOfTheAgent() {
        for (JsonNode user : admin.get("/agents").json()) {
            if (user.path("id").asLong() == 2) {
                return user.path("availability_status").asText();
            }
        }
        throw new AssertionError("The agent has gone");
    }
}
