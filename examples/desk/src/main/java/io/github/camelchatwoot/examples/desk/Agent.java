// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.apache.camel.ProducerTemplate;

/** An agent who answers customers in the course of an example, over Chatwoot's API. */
public final class Agent {

    private final Desk desk;
    private final ProducerTemplate calls;

    /** @param calls of an application that talks to the desk */
    public Agent(Desk desk, ProducerTemplate calls) {
        this.desk = desk;
        this.calls = calls;
    }

    /**
     * Writes with the agent's own token, so that the message is the agent's.
     *
     * @param message as for createMessage
     * @return its id
     */
    public String writes(long conversation, Map<String, Object> message) {
        Map<?, ?> created = calls.requestBody(
                "chatwoot:createMessage?conversationId=" + conversation + "&accessToken=RAW(" + desk.agentToken() + ")",
                message,
                Map.class);
        return Objects.toString(created.get("id"));
    }

    /** Presses Retry below a message that has failed. */
    public void retries(long conversation, String message) {
        Object unused = calls.requestBody(
                "chatwoot:retryMessage?conversationId=" + conversation + "&messageId=" + message + "&accessToken=RAW("
                        + desk.agentToken() + ")",
                (Object) null);
    }

    /** The display ids of the conversations with a contact in the desk's inbox, the most active one first. */
    public List<Long> conversations(String contactSourceId) {
        List<?> conversations = calls.requestBodyAndHeaders(
                "chatwoot:listConversations",
                null,
                Map.of("CamelChatwootContactSourceId", contactSourceId, "CamelChatwootStatusFilter", "all"),
                List.class);
        return conversations.stream()
                .map(row -> Long.valueOf(Objects.toString(((Map<?, ?>) row).get("id"))))
                .toList();
    }

    /** Waits until there is a conversation with a contact. */
    public long awaitConversation(String contactSourceId) throws InterruptedException {
        await(() -> !conversations(contactSourceId).isEmpty(), "a conversation with " + contactSourceId);
        return conversations(contactSourceId).get(0);
    }

    /** The newest messages of a conversation, oldest first. */
    public List<Map<?, ?>> messages(long conversation) {
        List<?> messages = calls.requestBodyAndHeader(
                "chatwoot:listMessages", null, "CamelChatwootConversationId", conversation, List.class);
        return messages.stream().<Map<?, ?>>map(message -> (Map<?, ?>) message).toList();
    }

    /** Waits until a message has a status, such as delivered. */
    public void awaitStatus(long conversation, String message, String status) throws InterruptedException {
        await(
                conversation,
                row -> message.equals(Objects.toString(row.get("id"))) && status.equals(row.get("status")),
                "message " + message + " to be " + status);
    }

    /** Waits until a message has this text. */
    public void awaitText(long conversation, String text) throws InterruptedException {
        await(conversation, row -> text.equals(row.get("content")), text);
    }

    private void await(long conversation, Predicate<Map<?, ?>> wanted, String what) throws InterruptedException {
        await(() -> messages(conversation).stream().anyMatch(wanted), what);
    }

    /** Waits until something is there. */
    public void await(BooleanSupplier wanted, String what) throws InterruptedException {
        Calls.until(what, wanted);
    }
}
