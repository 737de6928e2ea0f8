// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The path that Chatwoot describes for its API channel, from end to end, on the sandbox. */
class ApiChannelTest {

    private final ChatwootSandbox chatwoot = new ChatwootSandbox();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Queue<Exchange> events = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private ApiInbox inbox = new ApiInbox(0, "", "", "");

    @BeforeEach
    void start() throws Exception {
        chatwoot.start();
        int port = freePort();
        inbox = chatwoot.createApiInbox("Bridge", "http://127.0.0.1:" + port + "/hook");
        MainHttpServer server = new MainHttpServer();
        server.setPort(port);
        context.addService(server);
        ChatwootConfiguration options =
                context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration();
        options.setBaseUrl(chatwoot.baseUrl());
        options.setAccessToken(chatwoot.adminToken());
        options.setAccountId(chatwoot.accountId());
        options.setInboxId(inbox.id());
        options.setInboxIdentifier(inbox.identifier());
        options.setSecret(inbox.secret());
        options.setClientSecret(inbox.hmacToken());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("chatwoot:webhook?webhookPath=/hook").process(exchange -> events.add(exchange.copy()));
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        chatwoot.close();
    }

    @Test
    void bringsACustomersMessageInAndAnAgentsAnswerOut() {
        Map<String, Object> ids = new HashMap<>(Map.of("CamelChatwootContactSourceId", "sms:+4915112345678"));
        ids = call("createContact", Map.of("name", "Jane", "phone_number", "+4915112345678"), ids);
        ids = call("createConversation", null, ids);
        call("createMessage?messageType=incoming", "Hello!", ids);
        Object conversation = ids.get("CamelChatwootConversationId");
        assertThat(conversation).isEqualTo(1L);

        Map<String, Object> sent = call("createMessage?accessToken=" + chatwoot.agentToken(), "Good morning!", ids);

        Exchange answer = event("message_created", "outgoing");
        assertThat(answer.getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("content", "Good morning!");
        assertThat(answer.getMessage().getHeaders())
                .containsEntry("CamelChatwootMessageId", sent.get("CamelChatwootMessageId"))
                .containsEntry("CamelChatwootConversationId", conversation)
                .containsEntry("CamelChatwootContactSourceId", "sms:+4915112345678")
                .containsEntry("CamelChatwootEventPrivate", false)
                .containsEntry("CamelChatwootEventSenderType", "user");

        call(
                "updateMessageStatus?messageStatus=delivered",
                null,
                answer.getMessage().getHeaders());

        assertThat(message(ids, "Good morning!")).containsEntry("status", "delivered");
        assertThat(message(ids, "Hello!")).containsEntry("message_type", 0);
    }

    @Test
    void findsTheSessionAgainByItsSourceId() {
        Map<String, Object> ids = Map.of("CamelChatwootContactSourceId", "crm-7");
        Object created = call("createContact", Map.of("name", "Joe"), ids).get("CamelChatwootContactId");

        assertThat(call("findContactBySourceId", null, ids)).containsEntry("CamelChatwootContactId", created);
        assertThat(call("clientCreateContact", Map.of(), ids)).containsEntry("CamelChatwootContactId", created);
    }

    @Test
    void provesTheIdentityOfACustomerWhereTheInboxWantsIt() {
        call("updateInbox", Map.of("channel", Map.of("hmac_mandatory", true)), Map.of());
        Map<String, Object> ids = call("clientCreateContact", Map.of("identifier", "joe", "name", "Joe"), Map.of());

        Map<String, Object> conversation = call("clientCreateConversation", null, ids);
        call("clientCreateMessage", "Is anybody there?", conversation);

        assertThat(message(conversation, "Is anybody there?")).containsEntry("message_type", 0);
        assertThat(event("message_created", "incoming").getMessage().getHeaders())
                .containsEntry("CamelChatwootEventSenderType", "contact");
    }

    @Test
    @SuppressWarnings("unchecked")
    void sendsAFile() throws IOException {
        Path invoice = Files.writeString(folder.resolve("invoice.txt"), "12 EUR", StandardCharsets.UTF_8);
        Map<String, Object> ids = call("clientCreateContact", Map.of("name", "Joe"), Map.of());
        ids = call("createConversation", null, ids);

        call("createMessage", Map.of("content", "Your invoice", "attachments", List.of(invoice)), ids);

        List<Map<String, Object>> attachments =
                (List<Map<String, Object>>) message(ids, "Your invoice").get("attachments");
        assertThat(attachments)
                .singleElement()
                .satisfies(file ->
                        assertThat(file).containsEntry("file_type", "file").containsEntry("file_size", 6));
    }

    private Map<String, Object> call(String uri, @Nullable Object body, Map<String, Object> headers) {
        Exchange exchange = context.createProducerTemplate().request("chatwoot:" + uri, request -> {
            request.getMessage().setHeaders(new HashMap<>(headers));
            request.getMessage().setBody(body);
        });
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeaders();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> message(Map<String, Object> ids, String content) {
        List<Map<String, Object>> messages = context.createProducerTemplate()
                .requestBodyAndHeaders("chatwoot:listMessages", null, new HashMap<>(ids), List.class);
        return messages.stream()
                .filter(message -> content.equals(message.get("content")))
                .findFirst()
                .orElseThrow();
    }

    private Exchange event(String type, String messageType) {
        return await().until(
                        () -> events.stream()
                                .filter(event -> type.equals(event.getMessage().getHeader("CamelChatwootEventType"))
                                        && messageType.equals(
                                                event.getMessage().getHeader("CamelChatwootEventMessageType")))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
