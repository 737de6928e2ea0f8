// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.AvailablePortFinder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.assertThat;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The samples for Camel K do what they say; here they run without a cluster. */
@Timeout(60)
class CamelKRunTest {

    private static final String GATEWAY = "seda:gateway?waitForTaskToComplete=Never";
    private static final long PATIENCE_MILLIS = 20_000;
    private static final long MOMENT_MILLIS = 200;

    private final int port = AvailablePortFinder.getNextAvailable();
    private final ChatwootSandbox chatwoot = new ChatwootSandbox().start();
    private final ApiInbox inbox = chatwoot.createApiInbox("SMS", "http://127.0.0.1:" + port + "/chatwoot");
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
        chatwoot.close();
    }

    @Test
    void theIntegrationIsABridge() throws Exception {
        JsonNode integration = Kamelets.tree(sample("sms.integration.yaml"));
        start("sms.yaml", integration.at("/spec/flows").toString());

        assertThat(sms("77", "Where is my parcel?")).isBetween(200, 204);
        assertThat(sms("77", "Where is my parcel?")).isBetween(200, 204);
        assertThat(chatwoot)
                .has(1, message().incoming().content("Where is my parcel?").sourceId("sms:77"));

        chatwoot.agent().reply(chatwoot.data().conversation("sms:1").id(), "It comes today.");
        assertThat(atGateway().path("content").asText()).isEqualTo("It comes today.");
        assertThat(chatwoot).has(message().outgoing().content("It comes today.").delivered());
    }

    @Test
    void aPipeDeliversWhatCustomersWrite() throws Exception {
        start("sms.pipe.yaml", sample("sms.pipe.yaml"));

        assertThat(sms("77", "Hello")).isBetween(200, 204);
        assertThat(sms("77", "Hello")).isBetween(200, 204);
        assertThat(chatwoot).has(1, message().incoming().content("Hello").sourceId("sms:77"));
    }

    @Test
    void aPipeBringsWhatAgentsAnswer() throws Exception {
        chatwoot.add(
                more -> more.contact("Jane", contact -> contact.inbox("SMS").sourceId("jane")));
        long conversation = chatwoot.customer(inbox.id(), "jane").write("Hello");
        start("replies.pipe.yaml", sample("replies.pipe.yaml"));

        // What is written before the source listens is not its matter.
        await().atMost(Duration.ofMillis(PATIENCE_MILLIS)).until(() -> {
            chatwoot.agent().reply(conversation, "It comes today.");
            Exchange sent = context.createConsumerTemplate().receive(GATEWAY, MOMENT_MILLIS);
            return sent != null
                    && "It comes today."
                            .equals(KameletBench.json(sent).path("content").asText());
        });
    }

    /** A sample with the addresses of this test. */
    private String sample(String name) throws IOException {
        return Files.readString(CamelKRulesTest.FOLDER.resolve(name))
                .replace("https://chatwoot.example.com", chatwoot.baseUrl())
                .replace("sms-gateway", "127.0.0.1:" + port);
    }

    /** What operators put into the Secret. */
    private Properties secret() {
        Properties secret = new Properties();
        secret.putAll(Map.of(
                "chatwoot.base-url", chatwoot.baseUrl(),
                "chatwoot.account-id", String.valueOf(chatwoot.accountId()),
                "chatwoot.access-token", chatwoot.adminToken(),
                "chatwoot.inbox-id", String.valueOf(inbox.id()),
                "chatwoot.secret", inbox.secret(),
                "gateway.address", "127.0.0.1:" + port + "/send",
                "camel.kamelet.chatwoot-deliver-message-sink.accessToken", chatwoot.adminToken(),
                "camel.kamelet.chatwoot-message-websocket-source.accessToken", chatwoot.adminToken()));
        return secret;
    }

    private void start(String name, String routes) throws Exception {
        context.getPropertiesComponent().setInitialProperties(secret());
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(context);
        server.setHost("127.0.0.1");
        server.setPort(port);
        context.addService(server);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/send").convertBodyTo(String.class).to(GATEWAY);
            }
        });
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name, routes));
        context.start();
    }

    /** An SMS of a customer, as its gateway tells of it; the status that it gets. */
    private int sms(String id, String text) throws Exception {
        String body =
                "{\"contact_source_id\": \"sms:1\", \"foreign_id\": \"%s\", \"content\": \"%s\"}".formatted(id, text);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sms"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private JsonNode atGateway() {
        Exchange sent = context.createConsumerTemplate().receive(GATEWAY, PATIENCE_MILLIS);
        return KameletBench.json(Objects.requireNonNull(sent, "nothing came to the gateway"));
    }
}
