// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.github.camelchatwoot.ChatwootComponent;
import io.github.camelchatwoot.ChatwootConfiguration;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/**
 * What an example does beside its routes, with a Camel of its own: it sets up what the routes need, plays customers and
 * agents, and looks at what became of it. Safe to share across threads.
 */
public final class Calls implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LOOK_MILLIS = 100;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final Desk desk;

    private Calls(Desk desk) {
        this.desk = desk;
        ChatwootConfiguration chatwoot =
                context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration();
        chatwoot.setBaseUrl(desk.baseUrl());
        chatwoot.setAccountId(desk.accountId());
        chatwoot.setInboxId(desk.inboxId());
        chatwoot.setAccessToken(desk.accessToken());
        context.start();
        template = context.createProducerTemplate();
    }

    /** With the token that the desk gives to bridges. */
    public static Calls of(Desk desk) {
        return new Calls(desk);
    }

    /** A call whose answer is one thing. */
    public Map<?, ?> one(String operation, Map<String, Object> headers, @Nullable Object body) {
        return Objects.requireNonNullElse(
                template.requestBodyAndHeaders("chatwoot:" + operation, body, headers, Map.class), Map.of());
    }

    /** A call whose answer is a list. */
    public List<Map<?, ?>> list(String operation, Map<String, Object> headers) {
        List<?> rows = template.requestBodyAndHeaders("chatwoot:" + operation, null, headers, List.class);
        return rows.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
    }

    /**
     * A customer writes, by way of a bridge.
     *
     * @param customer the source id, whoever it is
     * @return the conversation's display id
     */
    public long customer(String customer, String foreignId, String text) {
        Map<?, ?> message = one(
                "deliverMessage?bridgeId=story",
                Map.of("CamelChatwootContactSourceId", customer, "CamelChatwootForeignId", foreignId),
                Map.of("content", text, "name", customer));
        return number(message, "conversation_id");
    }

    /** An agent writes, with the agent's own token. */
    public long agent(long conversation, Map<String, Object> message) {
        Map<?, ?> created = one(
                "createMessage?accessToken=RAW(" + desk.agentToken() + ")",
                Map.of("CamelChatwootConversationId", conversation),
                message);
        return number(created, "id");
    }

    /** The newest messages of a conversation, oldest first. */
    public List<Map<?, ?>> messages(long conversation) {
        return list("listMessages", Map.of("CamelChatwootConversationId", conversation));
    }

    /** The status of a conversation. */
    public String status(long conversation) {
        Map<?, ?> found = one("getConversation", Map.of("CamelChatwootConversationId", conversation), null);
        return Objects.toString(found.get("status"));
    }

    /** A number of a row. */
    public static long number(Map<?, ?> row, String field) {
        return Long.parseLong(Objects.toString(row.get(field)));
    }

    /**
     * Waits until something is so.
     *
     * @throws IllegalStateException when it is not within half a minute
     */
    public static void until(String what, BooleanSupplier so) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!so.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Waited " + PATIENCE.toSeconds() + " s for " + what
                        + ". Can Chatwoot reach this application? From 4.14 on it refuses private addresses unless"
                        + " SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true is set there");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
