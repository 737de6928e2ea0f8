// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.quickstart;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.github.camelchatwoot.examples.desk.Desk;
import org.apache.camel.ProducerTemplate;

/**
 * A short conversation in both directions. The customer is real to the bridge; the agent answers over Chatwoot's API.
 */
final class Story {

    static final String CUSTOMER = "+4915112345678";
    static final String QUESTION = "Hello! Is my parcel coming today? \uD83D\uDCE6";
    static final String ANSWER = "Yes, today between 2 and 4 pm.";
    static final String NOTE = "Parcel 4711 is on the van already.";
    static final String LONG_ANSWER =
            "You can also follow the driver on the map. ".repeat(5).strip();
    static final String THANKS = "Great, thank you!";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Desk desk;
    private final ProducerTemplate calls;
    private final SmsGateway gateway;
    private final String smsUrl;

    Story(Desk desk, ProducerTemplate calls, SmsGateway gateway, String smsUrl) {
        this.desk = desk;
        this.calls = calls;
        this.gateway = gateway;
        this.smsUrl = smsUrl;
    }

    /**
     * Plays it.
     *
     * @return the conversation's display id
     */
    long play() throws IOException, InterruptedException {
        gateway.customerWrites(smsUrl, CUSTOMER, QUESTION);
        long conversation = conversation();
        String first = agentWrites(conversation, Map.of("content", ANSWER));
        await(conversation, message -> is(message, first, "delivered"), "the first answer to be delivered");
        agentWrites(conversation, Map.of("content", NOTE, "private", true));
        String tooLong = agentWrites(conversation, Map.of("content", LONG_ANSWER));
        await(conversation, message -> is(message, tooLong, "failed"), "the long answer to be refused");
        gateway.customerWrites(smsUrl, CUSTOMER, THANKS);
        await(conversation, message -> THANKS.equals(message.get("content")), "the customer's thanks");
        return conversation;
    }

    private long conversation() {
        Map<?, ?> contact = calls.requestBodyAndHeader(
                "chatwoot:findContactBySourceId", null, "CamelChatwootContactSourceId", "sms:" + CUSTOMER, Map.class);
        List<?> conversations = calls.requestBodyAndHeader(
                "chatwoot:listContactConversations", null, "CamelChatwootContactId", contact.get("id"), List.class);
        return Long.parseLong(Objects.toString(((Map<?, ?>) conversations.get(0)).get("id")));
    }

    /** With the agent's own token, so that the message is the agent's. */
    private String agentWrites(long conversation, Map<String, Object> message) {
        Map<?, ?> created = calls.requestBody(
                "chatwoot:createMessage?conversationId=" + conversation + "&accessToken=RAW(" + desk.agentToken() + ")",
                message,
                Map.class);
        return Objects.toString(created.get("id"));
    }

    private static boolean is(Map<?, ?> message, String id, String status) {
        return id.equals(Objects.toString(message.get("id"))) && status.equals(message.get("status"));
    }

    /** The messages of a conversation, oldest first. */
    List<Map<?, ?>> messages(long conversation) {
        List<?> messages = calls.requestBodyAndHeader(
                "chatwoot:listMessages", null, "CamelChatwootConversationId", conversation, List.class);
        return messages.stream().<Map<?, ?>>map(message -> (Map<?, ?>) message).toList();
    }

    private void await(long conversation, Predicate<Map<?, ?>> wanted, String what) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (messages(conversation).stream().noneMatch(wanted)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Waited " + PATIENCE.toSeconds() + " s for " + what
                        + ". Can Chatwoot reach the callback URL? From 4.14 on it refuses private addresses unless"
                        + " SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true is set there");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
