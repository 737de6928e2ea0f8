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

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.AvailablePortFinder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Routes that tell Chatwoot by themselves where to post to, on the sandbox, and what tests ask about them. */
abstract class RegistrationCase {

    static final String ROUTE = "hook";
    static final String REGISTRAR = "io.github.camelchatwoot.webhook.WebhookRegistrar";
    static final String WEBHOOKS = "/api/v1/accounts/{account}/webhooks";
    static final Duration SOON = Duration.ofSeconds(20);

    final ChatwootSandbox chatwoot = ChatwootSandbox.builder()
            .tokenSeed(7)
            .agentBot("Helper", "http://127.0.0.1:9/old")
            .build();
    final DefaultCamelContext context = new DefaultCamelContext();
    final Queue<Exchange> events = new ConcurrentLinkedQueue<>();
    final int port = AvailablePortFinder.getNextAvailable();
    final CapturedLog log = CapturedLog.of(REGISTRAR);

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

    ChatwootConfiguration options() {
        return context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration();
    }

    String hook() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    void route(String id, String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("chatwoot:webhook?" + uri).routeId(id).process(exchange -> events.add(exchange.copy()));
            }
        });
    }

    void registeredRoute(String uri) throws Exception {
        route(ROUTE, uri);
        await().atMost(SOON).until(() -> isUp(ROUTE));
    }

    HealthCheck.Result health(String id) {
        ChatwootConsumer consumer = (ChatwootConsumer) context.getRoute(id).getConsumer();
        ChatwootConsumerHealthCheck check = new ChatwootConsumerHealthCheck(consumer);
        check.setCamelContext(context);
        return check.call();
    }

    boolean isUp(String id) {
        return health(id).getState() == HealthCheck.State.UP;
    }

    void awaitDown(String words) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(health(ROUTE).getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(health(ROUTE).getMessage().orElse("")).contains(words);
        });
    }

    Exchange call(String uri, @Nullable Object body, Map<String, Object> headers) {
        Exchange exchange = context.createProducerTemplate().request("chatwoot:" + uri, request -> {
            request.getMessage().setHeaders(new HashMap<>(headers));
            request.getMessage().setBody(body);
        });
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> webhooks() {
        return call("listWebhooks", null, Map.of()).getMessage().getBody(List.class);
    }

    Map<?, ?> inbox(ApiInbox inbox) {
        return call("getInbox?inboxId=" + inbox.id(), null, Map.of())
                .getMessage()
                .getBody(Map.class);
    }

    Map<?, ?> bot() {
        return call("getAgentBot?agentBotId=" + botId(), null, Map.of())
                .getMessage()
                .getBody(Map.class);
    }

    long botId() {
        return chatwoot.data().agentBot("Helper").id();
    }

    /** A customer who writes in an inbox. */
    void customer(ApiInbox inbox, String sourceId) {
        call(
                "createContact?inboxId=" + inbox.id() + "&contactSourceId=" + sourceId,
                Map.of("name", "Jane " + sourceId),
                Map.of());
    }

    void awaitEvent(String content) {
        await().atMost(SOON).until(() -> contents().contains(content));
    }

    List<String> contents() {
        return events.stream()
                .filter(event -> "message_created".equals(event.getMessage().getHeader("CamelChatwootEventType")))
                .map(event ->
                        String.valueOf(event.getMessage().getBody(Map.class).get("content")))
                .toList();
    }

    int forge() throws IOException, InterruptedException {
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
