// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of a message when the inbox's callback does not answer well. */
class FailedDeliveryTest {
    private final Receiver receiver = new Receiver();
    private final ChatwootSandbox sandbox = new ChatwootSandbox().start();
    private final Api admin = Api.admin(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void anErrorMarksTheMessageAsFailedAndIsToldOnce() {
        String messages = conversation(receiver.url("/hook"));
        receiver.answerWith(500);

        admin.post(messages, Map.of("content", "hello"));

        await().until(() -> "failed".equals(only(messages).path("status").asText()));
        assertThat(only(messages).at("/content_attributes/external_error").asText())
                .isEqualTo("500 Internal Server Error");
        await().until(() -> receiver.received("message_updated").size() == 1);
    }

    @Test
    void aClosedPortMarksTheMessageAsFailed() {
        String url = receiver.url("/hook");
        receiver.close();
        String messages = conversation(url);

        admin.post(messages, Map.of("content", "hello", "message_type", "incoming"));

        await().until(() -> "failed".equals(only(messages).path("status").asText()));
        assertThat(only(messages).at("/content_attributes/external_error").asText())
                .contains("Connection refused");
    }

    @Test
    void anAccountWebhookThatFailsLeavesTheMessageAlone() {
        String messages = conversation("");
        receiver.answerWith(500);
        admin.post("/webhooks", Map.of("url", receiver.url("/account")));

        admin.post(messages, Map.of("content", "hello"));

        await().until(() -> receiver.received("message_created").size() == 1);
        assertThat(only(messages).path("status").asText()).isEqualTo("sent");
    }

    private String conversation(String callback) {
        ApiInbox inbox = sandbox.createApiInbox("Bridge", callback);
        return "/conversations/" + admin.conversation(inbox, "s-1") + "/messages";
    }

    private JsonNode only(String messages) {
        return admin.get(messages).json().at("/payload/0");
    }
}
