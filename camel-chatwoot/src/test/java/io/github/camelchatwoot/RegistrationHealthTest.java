// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.apache.camel.test.AvailablePortFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What people are told about registrations that fail, are changed, or need advice. */
class RegistrationHealthTest extends RegistrationCase {

    @Test
    void aRouteStartsWhileChatwootIsDownAndRegistersLater() throws Exception {
        int later = AvailablePortFinder.getNextAvailable();
        route(ROUTE, "webhookRegister=account&maxRetries=0&baseUrl=http://127.0.0.1:" + later);
        awaitDown("no connection");

        try (ChatwootSandbox other =
                ChatwootSandbox.builder().tokenSeed(7).port(later).start()) {
            assertThat(other.adminToken()).isEqualTo(chatwoot.adminToken());
            await().atMost(SOON).until(() -> isUp(ROUTE));
            assertThat(other.data().webhook(hook()).url()).isEqualTo(hook());
        }

        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("WARN") && line.contains("no connection"))
                .as("one warning for each change")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whatSomebodyChangesIsToldOnceAndARestartRepairsIt() throws Exception {
        registeredRoute("webhookRegister=account&events=message_created&webhookCheckInterval=20");
        Object id = webhooks().get(0).get("id");

        call("updateWebhook", Map.of("url", "https://example.com/x"), Map.of("CamelChatwootWebhookId", id));

        awaitDown("webhook " + id + " posts to https://example.com/x instead of " + hook());
        assertThat(webhooks())
                .singleElement()
                .satisfies(webhook -> assertThat(webhook).containsEntry("url", "https://example.com/x"));
        assertThat(log.lines())
                .filteredOn(line -> line.contains("https://example.com/x"))
                .hasSize(1)
                .allMatch(line -> line.startsWith("WARN"));

        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);
        await().atMost(SOON).until(() -> isUp(ROUTE));
        assertThat(webhooks()).extracting(webhook -> webhook.get("url")).contains(hook());
    }

    @Test
    void whatIsChangedBackIsGoodAgain() throws Exception {
        ApiInbox inbox = chatwoot.createApiInbox("SMS", "");
        registeredRoute("webhookRegister=inbox&webhookCheckInterval=20&inboxId=" + inbox.id());

        call("updateInbox?inboxId=" + inbox.id(), Map.of("channel", Map.of("webhook_url", "")), Map.of());
        awaitDown("the address of inbox " + inbox.id() + " is nothing");
        call("updateInbox?inboxId=" + inbox.id(), Map.of("channel", Map.of("webhook_url", hook())), Map.of());

        await().atMost(SOON).until(() -> isUp(ROUTE));
        assertThat(log.lines()).last().asString().startsWith("INFO");
    }

    @Test
    void anAgentsTokenDoesNotTellTheSecret() throws Exception {
        ApiInbox inbox = chatwoot.createApiInbox("SMS", hook());

        route(ROUTE, "webhookRegister=inbox&accessToken=" + chatwoot.agentToken() + "&inboxId=" + inbox.id());

        awaitDown("Chatwoot does not tell the secret");
        assertThat(health(ROUTE).getMessage().orElse(""))
                .contains("administrator")
                .doesNotContain("too old");
    }

    @Test
    void thatTheServerMayRefuseAPrivateAddressIsToldLoudly() throws Exception {
        registeredRoute("webhookRegister=account");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(log.lines())
                        .anyMatch(line ->
                                line.startsWith("WARN") && line.contains("SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true")));
    }

    @Test
    void thatEventsComeTwiceIsToldLoudly() throws Exception {
        ApiInbox inbox = chatwoot.createApiInbox("SMS", hook());
        call("createWebhook", Map.of("url", hook(), "subscriptions", List.of("message_created")), Map.of());
        call("createWebhook", Map.of("url", hook() + "/", "subscriptions", List.of("message_created")), Map.of());

        registeredRoute("webhookRegister=account");

        Object slash = webhooks().get(1).get("id");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(log.lines())
                        .anyMatch(line -> line.startsWith("WARN")
                                && line.contains("Events come twice")
                                && line.contains("webhook " + slash + " of the account and inbox " + inbox.id())));
    }

    @ParameterizedTest
    @CsvSource({
        "account, webhookUrl, webhook-url",
        "account, accessToken, access-token",
        "account, accountId, account-id",
        "account, baseUrl, base-url",
        "inbox, inboxId, inbox-id",
        "bot, agentBotId, agent-bot-id"
    })
    void whatIsMissingStopsTheRouteAtItsStart(String where, String option, String property) {
        switch (option) {
            case "webhookUrl" -> options().setWebhookUrl(null);
            case "accessToken" -> options().setAccessToken(" ");
            case "accountId" -> options().setAccountId(null);
            case "baseUrl" -> options().setBaseUrl(null);
            default -> assertThat(options().getInboxId()).isNull();
        }

        assertThatThrownBy(() -> route(ROUTE, "webhookRegister=" + where))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("with webhookRegister=" + where)
                .hasMessageContaining("set the option " + option + " on the endpoint")
                .hasMessageContaining("camel.component.chatwoot." + property);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com", "example.com/hook", "/hook", "https://ada:zq7@example.com/"})
    void aWrongAddressStopsTheRouteAtItsStart(String url) {
        options().setWebhookUrl(url);

        assertThatThrownBy(() -> route(ROUTE, "webhookRegister=account"))
                .hasMessageContaining("The option webhookUrl is '")
                .hasMessageContaining("write it as https://")
                .hasMessageNotContaining("zq7");
    }

    @Test
    void eventsThatNoWebhookOfAnAccountTellsStopTheRouteAtItsStart() {
        assertThatThrownBy(() -> route(ROUTE, "webhookRegister=account&events=conversation_opened"))
                .hasMessageContaining("The option events is 'conversation_opened'")
                .hasMessageContaining("webhookRegister to inbox or bot");
    }

    @Test
    void aDeliveryWithAWrongSignatureIsStillRefused() throws Exception {
        registeredRoute("webhookRegister=account");

        assertThat(forge()).isEqualTo(401);

        assertThat(events).isEmpty();
        assertThat(health(ROUTE).getDetails()).containsEntry("webhook.registration", "registered");
    }

    /** A bot is told again after 429, and hands over to people after anything else. */
    @Test
    void whereItIsRegisteredTellsWhatToAnswer() throws Exception {
        registeredRoute("webhookRegister=bot&agentBotId=" + botId());
        context.getRouteController().suspendRoute(ROUTE);

        assertThat(forge()).isEqualTo(429);
    }
}
