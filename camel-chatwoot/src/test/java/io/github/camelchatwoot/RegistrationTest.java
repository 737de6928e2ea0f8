// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.AvailablePortFinder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Routes that tell Chatwoot by themselves where to post to, from end to end, on the sandbox. */
class RegistrationTest {

    private static final String ROUTE = "hook";
    private static final String REGISTRAR = "io.github.camelchatwoot.webhook.WebhookRegistrar";
    private static final String WEBHOOKS = "/api/v1/accounts/{account}/webhooks";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ChatwootSandbox chatwoot = ChatwootSandbox.builder()
            .tokenSeed(7)
            .agentBot("Helper", "http://127.0.0.1:9/old")
            .build();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Queue<Exchange> events = new ConcurrentLinkedQueue<>();
    private final int port = AvailablePortFinder.getNextAvailable();
    private final CapturedLog log = CapturedLog.of(REGISTRAR);

    @BeforeEach
    void start() throws Exception {
        chatwoot.start();
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(context);
        server.setPort(port);
        context.addService(server);
        options().setBaseUrl(chatwoot.baseUrl());
        options().setAccountId(chatwoot.accountId());
        options().setAccessToken(chatwoot.adminToken());
        options().setWebhookUrl(hook());
        options().setWebhookPath("/hook");
        options().setRetryDelay(10);
        options().setMaxRetryDelay(100);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        chatwoot.close();
        log.close();
        assertThat(log.lines()).noneMatch(line -> line.contains(chatwoot.adminToken()));
    }

    private ChatwootConfiguration options() {
        return context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration();
    }

    private String hook() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    private void route(String id, String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("chatwoot:webhook?" + uri).routeId(id).process(exchange -> events.add(exchange.copy()));
            }
        });
    }

    private void registeredRoute(String uri) throws Exception {
        route(ROUTE, uri);
        await().atMost(SOON).until(() -> isUp(ROUTE));
    }

    private HealthCheck.Result health(String id) {
        ChatwootConsumer consumer = (ChatwootConsumer) context.getRoute(id).getConsumer();
        ChatwootConsumerHealthCheck check = new ChatwootConsumerHealthCheck(consumer);
        check.setCamelContext(context);
        return check.call();
    }

    private boolean isUp(String id) {
        return health(id).getState() == HealthCheck.State.UP;
    }

    private void awaitDown(String words) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(health(ROUTE).getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(health(ROUTE).getMessage().orElse("")).contains(words);
        });
    }

    private Exchange call(String uri, @Nullable Object body, Map<String, Object> headers) {
        Exchange exchange = context.createProducerTemplate().request("chatwoot:" + uri, request -> {
            request.getMessage().setHeaders(new HashMap<>(headers));
            request.getMessage().setBody(body);
        });
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> webhooks() {
        return call("listWebhooks", null, Map.of()).getMessage().getBody(List.class);
    }

    private Map<?, ?> inbox(ApiInbox inbox) {
        return call("getInbox?inboxId=" + inbox.id(), null, Map.of())
                .getMessage()
                .getBody(Map.class);
    }

    private Map<?, ?> bot() {
        return call("getAgentBot?agentBotId=" + botId(), null, Map.of())
                .getMessage()
                .getBody(Map.class);
    }

    private long botId() {
        return chatwoot.data().agentBot("Helper").id();
    }

    /** A customer who writes in an inbox. */
    private void customer(ApiInbox inbox, String sourceId) {
        call(
                "createContact?inboxId=" + inbox.id() + "&contactSourceId=" + sourceId,
                Map.of("name", "Jane " + sourceId),
                Map.of());
    }

    private void awaitEvent(String content) {
        await().atMost(SOON).until(() -> contents().contains(content));
    }

    private List<String> contents() {
        return events.stream()
                .filter(event -> "message_created".equals(event.getMessage().getHeader("CamelChatwootEventType")))
                .map(event ->
                        String.valueOf(event.getMessage().getBody(Map.class).get("content")))
                .toList();
    }

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

    private int forge() throws IOException, InterruptedException {
        HttpRequest forged = HttpRequest.newBuilder(URI.create(hook()))
                .header("Content-Type", "application/json")
                .header("X-Chatwoot-Timestamp", String.valueOf(Instant.now().getEpochSecond()))
                .header("X-Chatwoot-Signature", "sha256=" + "0".repeat(64))
                .POST(BodyPublishers.ofString("{\"event\":\"message_created\",\"id\":1}"))
                .build();
        return HttpClient.newHttpClient()
                .send(forged, BodyHandlers.discarding())
                .statusCode();
    }
}
