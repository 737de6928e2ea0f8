// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.SandboxFile;
import jakarta.activation.DataHandler;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.assertThat;
import static io.github.camelchatwoot.sandbox.journal.MessageExpectation.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An agent sends files: from Chatwoot into the route, and from there into another conversation. */
class FilesOfAgentsTest {

    private static final String CONVERSATIONS = "CamelChatwootConversationId";

    private final ChatwootSandbox chatwoot = new ChatwootSandbox().start();
    private final Map<String, byte[]> arrived = new ConcurrentHashMap<>();
    private final TestWebhook webhook = TestWebhook.with(new RouteBuilder() {
        @Override
        public void configure() {
            // begins with the inbox of a test
        }
    });

    @BeforeEach
    void start() throws Exception {
        ApiInbox inbox = chatwoot.createApiInbox("SMS", "http://localhost:" + webhook.port() + "/chatwoot");
        ChatwootConfiguration options = webhook.context()
                .getComponent("chatwoot", ChatwootComponent.class)
                .getConfiguration();
        options.setBaseUrl(chatwoot.baseUrl());
        options.setAccountId(chatwoot.accountId());
        options.setAccessToken(chatwoot.agentToken());
        options.setSecret(inbox.secret());
    }

    @AfterEach
    void stop() {
        webhook.close();
        chatwoot.close();
    }

    private void route(RouteBuilder routes) throws Exception {
        webhook.context().addRoutes(routes);
    }

    @Test
    void theRouteGetsThemByteForByte() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("chatwoot:webhook?events=message_created&messageTypes=outgoing&downloadAttachments=true")
                        .process(exchange -> keep(exchange));
            }
        });
        byte[] picture = random(300_000);
        byte[] letter = random(1);
        long conversation = conversation("+4915112345678");

        chatwoot.agent()
                .reply(
                        conversation,
                        "Here you are.",
                        List.of(
                                new SandboxFile("Zählerstand März.png", "image/png", picture),
                                new SandboxFile("a & b?.html", "text/html", letter)));

        await().untilAsserted(() -> assertThat(arrived).hasSize(2));
        assertThat(arrived.get("Zählerstand März.png image/png")).isEqualTo(picture);
        assertThat(arrived.get("a & b_.html text/html")).isEqualTo(letter);
    }

    @Test
    void aRouteSendsThemOn() throws Exception {
        long from = conversation("+4915112345678");
        long to = conversation("+4915187654321");
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("chatwoot:webhook?events=message_created&messageTypes=outgoing&downloadAttachments=true")
                        .filter(header(CONVERSATIONS).isEqualTo(from))
                        .setHeader(CONVERSATIONS, constant(to))
                        .setBody(simple("${body[content]}"))
                        .to("chatwoot:createMessage")
                        .end()
                        .filter(header(CONVERSATIONS).isEqualTo(to))
                        .process(exchange -> keep(exchange));
            }
        });
        byte[] picture = random(2_000_000); // more than is kept in memory for an upload

        chatwoot.agent().reply(from, "Look!", List.of(new SandboxFile("a.png", "image/png", picture)));

        await().untilAsserted(() -> assertThat(arrived).containsOnlyKeys("a.png image/png"));
        assertThat(arrived.get("a.png image/png")).isEqualTo(picture);
        assertThat(chatwoot)
                .has(message().outgoing().content("Look!").attachment("a.png").inConversation(to));
    }

    private void keep(Exchange exchange) throws Exception {
        for (DataHandler file :
                exchange.getMessage(AttachmentMessage.class).getAttachments().values()) {
            arrived.put(
                    file.getName() + " " + file.getContentType(),
                    file.getInputStream().readAllBytes());
        }
    }

    private long conversation(String customer) {
        chatwoot.add(
                more -> more.contact(customer, contact -> contact.inbox("SMS").sourceId(customer)));
        return chatwoot.customer(customer).newConversation();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
