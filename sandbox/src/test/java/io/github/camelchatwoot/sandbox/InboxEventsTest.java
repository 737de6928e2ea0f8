// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.Receiver.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Account webhooks about inboxes. */
class InboxEventsTest {
    private final Receiver receiver = new Receiver();
    private final ChatwootSandbox sandbox = new ChatwootSandbox();

    @AfterEach
    void close() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void tellWhatChangedAndGiveSecretsAway() {
        Api admin = start(true);
        JsonNode inbox = create(admin);
        String path = "/inboxes/" + inbox.path("id").asLong();
        admin.patch(path, Map.of("name", "Bridge 2", "greeting_enabled", true, "greeting_message", "hi"));
        admin.patch(path, Map.of("webhook_url", receiver.url("/flat")));
        admin.patch(path, Map.of("channel", Map.of("webhook_url", receiver.url("/nested"))));
        assertThat(sandbox.awaitIdle(Duration.ofSeconds(5))).isTrue();

        JsonNode created = receiver.received("inbox_created").get(0).json();
        assertThat(created.has("id")).isFalse();
        assertThat(created.has("changed_attributes")).isFalse();
        assertThat(created.at("/channel/secret")).isEqualTo(inbox.path("secret"));
        assertThat(created.at("/working_hours/1/inbox_id")).isEqualTo(inbox.path("id"));
        List<JsonNode> updates =
                receiver.received("inbox_updated").stream().map(Received::json).toList();
        assertThat(updates.stream().map(update -> names(update.path("changed_attributes"))))
                .containsExactlyInAnyOrder(
                        List.of("name", "updated_at", "greeting_enabled", "greeting_message"), List.of("updated_at"));
        assertThat(updates.stream()
                        .map(update -> update.at("/channel/webhook_url").asText()))
                .contains(receiver.url("/nested"));
    }

    @Test
    void areOffByDefault() {
        Api admin = start(false);
        create(admin);

        assertThat(sandbox.awaitIdle(Duration.ofSeconds(5))).isTrue();
        assertThat(receiver.received()).isEmpty();
    }

    private Api start(boolean wanted) {
        sandbox.inboxEvents(wanted).start();
        Api admin = Api.admin(sandbox);
        List<String> events = List.of("inbox_created", "inbox_updated");
        admin.post("/webhooks", Map.of("url", receiver.url("/account"), "subscriptions", events));
        return admin;
    }

    private static JsonNode create(Api admin) {
        return admin.post("/inboxes", Map.of("name", "Bridge", "channel", Map.of("type", "api")))
                .json();
    }

    private static List<String> names(JsonNode changes) {
        return StreamSupport.stream(changes.spliterator(), false)
                .map(change -> change.fieldNames().next())
                .toList();
    }
}
