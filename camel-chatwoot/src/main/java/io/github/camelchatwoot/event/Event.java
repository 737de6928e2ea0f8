// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened in Chatwoot. Immutable.
 *
 * @param type what happened
 * @param wireName its name as in a webhook, also when the type is unknown
 * @param id equal for every delivery of the event, where Chatwoot allows that; empty for what is never the same twice
 * @param facts what the payload says of ids and kinds
 * @param payload the payload
 */
public record Event(EventType type, String wireName, Optional<String> id, Facts facts, Payload payload) {

    /**
     * What a payload says, as far as it says it. Conversation ids are display ids.
     *
     * @param contactSourceId the contact's source id in the inbox: the session
     * @param messageType incoming, outgoing, template or activity
     * @param isPrivate whether it is a private note
     * @param senderType contact, user, agent_bot or captain_assistant
     * @param messageSourceId the message's id in the system that it came from
     * @param atMillis when it happened, in milliseconds since 1970
     * @param stateMillis when the thing became as it is shown, in milliseconds since 1970
     * @param deleted whether it is a message that was deleted
     * @param externalError why a message could not be delivered
     */
    public record Facts(
            @Nullable Long accountId,
            @Nullable Long inboxId,
            @Nullable Long conversationId,
            @Nullable Long contactId,
            @Nullable String contactSourceId,
            @Nullable Long messageId,
            @Nullable String messageType,
            @Nullable Boolean isPrivate,
            @Nullable String senderType,
            @Nullable String messageSourceId,
            @Nullable Long atMillis,
            @Nullable Long stateMillis,
            boolean deleted,
            @Nullable String externalError) {

        /** Whether it is a message, or about one, that an agent, bot or automation wrote for the customer. */
        public boolean isForCustomer() {
            return "outgoing".equals(messageType) && !Boolean.TRUE.equals(isPrivate);
        }
    }

    /** The same facts as another event, which they show; null: it has no id. */
    public Event as(EventType other, @Nullable String otherId) {
        return new Event(other, other.wireName(), Optional.ofNullable(otherId), facts, payload.named(other.wireName()));
    }

    /** The same with a payload that names the event, as those of webhooks do. */
    Event named() {
        return new Event(type, wireName, id, facts, payload.named(wireName));
    }

    /** Names the event only: payloads hold personal data. */
    @Override
    public String toString() {
        return id.orElse(wireName);
    }
}
