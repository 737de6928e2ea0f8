// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.SandboxBuilder;
import org.apache.camel.Exchange;

/** A sandbox with an API inbox, and a route that delivers into it. Closing it stops both. */
final class TestDelivery implements AutoCloseable {

    static final String BRIDGE = "test";
    static final String NOWHERE = "http://127.0.0.1:1/";
    static final Duration COMMIT_LIMIT = Duration.ofSeconds(2);

    private final ChatwootSandbox chatwoot;
    private final ApiInbox inbox;
    private final TestRoute route;
    private final Duration commitLimit;

    private TestDelivery(ChatwootSandbox chatwoot, Duration commitLimit, Consumer<ChatwootConfiguration> more) {
        this.chatwoot = chatwoot;
        this.commitLimit = commitLimit;
        this.inbox = chatwoot.data().apiInboxes().get(0);
        this.route = route(more);
    }

    static TestDelivery with(Consumer<ChatwootConfiguration> more) {
        return with(COMMIT_LIMIT, more);
    }

    /** @param commitLimit how long after a call the server is believed to carry it out at most */
    static TestDelivery with(Duration commitLimit, Consumer<ChatwootConfiguration> more) {
        return new TestDelivery(builder().apiInbox("SMS", NOWHERE).start(), commitLimit, more);
    }

    static SandboxBuilder builder() {
        return ChatwootSandbox.builder().journalEntries(200_000);
    }

    static TestDelivery plain() {
        return with(options -> {});
    }

    static TestDelivery on(SandboxBuilder builder, Consumer<ChatwootConfiguration> more) {
        return new TestDelivery(builder.start(), COMMIT_LIMIT, more);
    }

    /** Another process with the same options, so to say. */
    TestRoute route(Consumer<ChatwootConfiguration> more) {
        return TestRoute.to("chatwoot:deliverMessage", options -> {
            options.setBaseUrl(chatwoot.baseUrl());
            options.setAccountId(chatwoot.accountId());
            options.setAccessToken(chatwoot.adminToken());
            options.setInboxId(inbox.id());
            options.setBridgeId(BRIDGE);
            more.accept(options);
            options.believeCommitsWithin(commitLimit);
        });
    }

    ChatwootSandbox chatwoot() {
        return chatwoot;
    }

    ApiInbox inbox() {
        return inbox;
    }

    TestRoute route() {
        return route;
    }

    static Map<String, Object> headers(String contact, String foreignId) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("CamelChatwootContactSourceId", contact);
        headers.put("CamelChatwootForeignId", foreignId);
        return headers;
    }

    /** Delivers a text that must get through. */
    Exchange deliver(String contact, String foreignId, Object body) {
        return route.answer(body, headers(contact, foreignId));
    }

    static String delivery(Exchange exchange) {
        return exchange.getMessage().getHeader("CamelChatwootDelivery", String.class);
    }

    @SuppressWarnings("unchecked") // names in JSON are texts
    static Map<String, Object> body(Exchange exchange) {
        return exchange.getMessage().getBody(Map.class);
    }

    static long id(Exchange exchange, String name) {
        return exchange.getMessage().getHeader("CamelChatwoot" + name, Long.class);
    }

    /** The requests since the last time that somebody asked. */
    List<String> requests() {
        List<String> requests = chatwoot.journal().requests().stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
        chatwoot.journal().clear();
        return requests;
    }

    List<Long> messages(String contact) {
        return chatwoot.data().conversations(contact).stream()
                .flatMap(conversation -> conversation.messageIds().stream())
                .toList();
    }

    @Override
    public void close() {
        route.close();
        chatwoot.close();
    }
}
