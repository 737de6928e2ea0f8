// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import io.github.camelchatwoot.webhook.RegistrationState.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** A registrar and a server that gives the answers of a test, in order. */
abstract class RegistrarCase {

    static final String WEBHOOKS = "/api/v1/accounts/1/webhooks";
    static final String INBOX = "/api/v1/accounts/1/inboxes/5";
    static final String NONE = "{\"payload\":{\"webhooks\":[]}}";
    static final String OURS = webhook(7, TestRegistrar.URL, "\"message_created\"", "zq7one");
    static final Reply TAKEN = Reply.json(422, "{\"message\":\"Url has already been taken\",\"attributes\":[\"url\"]}");
    static final Reply BROKEN = Reply.json(500, "{\"status\":500,\"error\":\"Internal Server Error\"}");

    private final Deque<Reply> replies = new ArrayDeque<>();
    final FakeServer server = FakeServer.answering(this::reply);
    TestRegistrar test = new TestRegistrar(server.url(), WebhookRegister.ACCOUNT);

    @BeforeEach
    void nothingIsRegisteredYet() {
        assertThat(test.registrar.state().standing()).isEqualTo(Standing.STARTING);
        assertThat(test.registrar.current()).isEmpty();
    }

    @AfterEach
    void close() {
        test.close();
        server.close();
    }

    /** The replies in order, and the last one for ever; who else posts here is not known. */
    private synchronized Reply reply(Received request) {
        boolean advice = request.path().endsWith("/inboxes") || request.path().endsWith("/agent_bots");
        if (advice) {
            return Reply.json(401, "{\"error\":\"You are not authorized to do this action\"}");
        }
        return replies.size() > 1 ? replies.remove() : Objects.requireNonNull(replies.peek());
    }

    synchronized void answers(Reply... next) {
        replies.clear();
        replies.addAll(List.of(next));
    }

    static String webhook(long id, String url, String subscriptions, String secret) {
        return "{\"id\":" + id + ",\"url\":\"" + url + "\",\"account_id\":1,\"subscriptions\":[" + subscriptions + "]"
                + (secret.isEmpty() ? "" : ",\"secret\":\"" + secret + "\"") + "}";
    }

    static Reply list(String... webhooks) {
        return Reply.json(200, "{\"payload\":{\"webhooks\":[" + String.join(",", webhooks) + "]}}");
    }

    static Reply one(String webhook) {
        return Reply.json(200, "{\"payload\":{\"webhook\":" + webhook + "}}");
    }

    static Reply inbox(String channel, String url, String secret) {
        return Reply.json(
                200,
                "{\"id\":5,\"channel_type\":\"" + channel + "\",\"webhook_url\":" + url + ",\"secret\":\"" + secret
                        + "\"}");
    }

    List<String> asked() {
        return server.received().stream()
                .filter(request ->
                        !request.path().endsWith("/inboxes") && !request.path().endsWith("/agent_bots"))
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    Map<String, Object> sent(String method) {
        return server.received().stream()
                .filter(request -> request.method().equals(method))
                .reduce((first, last) -> last)
                .orElseThrow()
                .json();
    }

    void use(TestRegistrar other) {
        test.close();
        test = other;
    }
}
