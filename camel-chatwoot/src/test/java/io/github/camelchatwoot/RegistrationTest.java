// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelchatwoot.sandbox.ApiInbox;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Where routes tell Chatwoot to post to, and what becomes of deliveries when that changes. */
class RegistrationTest extends RegistrationCase {

    @Test
    void anAccountsWebhookIsMadeAndItsSecretVerifiesTheDeliveries() throws Exception {
        ApiInbox inbox = chatwoot.createApiInbox("SMS", "");
        customer(inbox, "jane");

        registeredRoute("webhookRegister=account&events=message_created,conversation_opened");

        assertThat(webhooks())
                .singleElement()
                .satisfies(webhook -> assertThat(webhook)
                        .containsEntry("url", hook())
                        .containsEntry("subscriptions", List.of("message_created")));
        chatwoot.customer("jane").write("Hello!");
        awaitEvent("Hello!");
    }

    @Test
    void anInboxGetsItsCallback() throws Exception {
        ApiInbox inbox = chatwoot.createApiInbox("SMS", "http://127.0.0.1:9/old");
        customer(inbox, "jane");

        registeredRoute("webhookRegister=inbox&inboxId=" + inbox.id());

        assertThat(inbox(inbox).get("webhook_url")).isEqualTo(hook());
        chatwoot.customer("jane").write("Hello!");
        awaitEvent("Hello!");
    }

    @Test
    void anAgentBotGetsItsAddress() throws Exception {
        ApiInbox inbox = chatwoot.createApiInbox("SMS", "");
        customer(inbox, "jane");
        call("setInboxAgentBot?inboxId=" + inbox.id() + "&agentBotId=" + botId(), null, Map.of());

        registeredRoute("webhookRegister=bot&agentBotId=" + botId());

        assertThat(bot().get("outgoing_url")).isEqualTo(hook());
        chatwoot.customer("jane").write("Hello!");
        awaitEvent("Hello!");
    }

    @Test
    void aWebhookWithASlashMoreIsAdopted() throws Exception {
        call("createWebhook", Map.of("url", hook() + "/", "subscriptions", List.of("contact_created")), Map.of());
        Object id = webhooks().get(0).get("id");

        registeredRoute("webhookRegister=account&events=message_retry_requested");

        assertThat(webhooks())
                .singleElement()
                .satisfies(webhook -> assertThat(webhook)
                        .containsEntry("id", id)
                        .containsEntry("url", hook())
                        .containsEntry("subscriptions", List.of("message_updated")));
    }

    @Test
    void withoutEventsAllAreSubscribedThatChatwootHas() throws Exception {
        registeredRoute("webhookRegister=account");

        assertThat(webhooks().get(0).get("subscriptions"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSize(12)
                .contains("message_created", "conversation_typing_on", "inbox_updated")
                .doesNotContain("message_retry_requested", "conversation_opened");
    }

    @Test
    void manyWhoRegisterInTheSameMomentShareOneWebhook() throws Exception {
        int many = 8;
        chatwoot.faults().route("POST", WEBHOOKS).slow(Duration.ofMillis(500)); // so that all find nothing before
        for (int i = 0; i < many; i++) {
            route("hook-" + i, "webhookRegister=account&events=message_created&webhookPath=/hook" + i);
        }

        await().atMost(SOON).until(() -> IntStream.range(0, many).allMatch(i -> isUp("hook-" + i)));

        assertThat(webhooks()).hasSize(1);
        assertThat(chatwoot.journal().requests())
                .filteredOn(request -> request.method().equals("POST") && request.status() == 422)
                .as("requests that came too late; without any this test shows nothing")
                .isNotEmpty();
    }

    @Test
    void aWebhookThatWasMadeWithoutAnAnswerIsAdopted() throws Exception {
        chatwoot.faults().route("POST", WEBHOOKS).times(1).cutAfterCommit();

        registeredRoute("webhookRegister=account");

        assertThat(webhooks()).hasSize(1);
        assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN") && line.contains("broke"));
    }

    /** The deliveries that wait while the secret changes are signed with the old one, or the new one. */
    @Test
    void aNewSecretOnTheServerLosesNothing() throws Exception {
        ApiInbox inbox = chatwoot.createApiInbox("SMS", "");
        customer(inbox, "jane");
        registeredRoute("webhookRegister=inbox&inboxId=" + inbox.id());

        for (int i = 0; i < 60; i++) {
            chatwoot.customer("jane").write("message " + i);
            if (i == 30) {
                call("resetInboxSecret?inboxId=" + inbox.id(), null, Map.of());
            }
        }

        assertThat(chatwoot.awaitIdle(SOON)).isTrue();
        await().atMost(SOON).until(() -> contents().size() >= 60);
        assertThat(contents())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 60).mapToObj(i -> "message " + i).toList());
        assertThat(chatwoot.journal().requests())
                .filteredOn(request ->
                        request.method().equals("GET") && request.path().endsWith("/inboxes/" + inbox.id()))
                .as("looks at the inbox: one to register, one for the new secret")
                .hasSize(2);
    }

    @Test
    void aWebhookThatSomebodyMadeAnewIsKnownByItsAddress() throws Exception {
        ApiInbox inbox = chatwoot.createApiInbox("SMS", "");
        customer(inbox, "jane");
        registeredRoute("webhookRegister=account&events=message_created");
        call(
                "deleteWebhook",
                null,
                Map.of("CamelChatwootWebhookId", webhooks().get(0).get("id")));
        call("createWebhook", Map.of("url", hook(), "subscriptions", List.of("message_created")), Map.of());

        chatwoot.customer("jane").write("Hello!");

        awaitEvent("Hello!");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theWebhookStaysUnlessItIsToGo(boolean unregister) throws Exception {
        registeredRoute("webhookRegister=account&webhookUnregister=" + unregister);

        context.getRouteController().stopRoute(ROUTE);

        assertThat(webhooks()).hasSize(unregister ? 0 : 1);
    }

    @Test
    void callbacksAreEmptiedWhenTheyAreToGo() throws Exception {
        ApiInbox inbox = chatwoot.createApiInbox("SMS", "");
        registeredRoute("webhookRegister=inbox&webhookUnregister=true&inboxId=" + inbox.id());
        route("bot", "webhookPath=/bot&webhookRegister=bot&webhookUnregister=true&agentBotId=" + botId());
        await().atMost(SOON).until(() -> isUp("bot"));
        assertThat(bot().get("outgoing_url")).isEqualTo(hook());

        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().stopRoute("bot");

        assertThat(inbox(inbox).get("webhook_url")).isEqualTo("");
        assertThat(bot().get("outgoing_url")).isEqualTo("");
    }

    @Test
    void aCallbackThatSomebodyHasChangedStaysTheirs() throws Exception {
        ApiInbox inbox = chatwoot.createApiInbox("SMS", "");
        registeredRoute("webhookRegister=inbox&webhookUnregister=true&inboxId=" + inbox.id());
        Map<String, Object> theirs = Map.of("channel", Map.of("webhook_url", "https://theirs.example.com"));
        call("updateInbox?inboxId=" + inbox.id(), theirs, Map.of());

        context.getRouteController().stopRoute(ROUTE);

        assertThat(inbox(inbox).get("webhook_url")).isEqualTo("https://theirs.example.com");
    }
}
