// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.Map;
import java.util.Optional;

/**
 * Something that happened in Chatwoot. Immutable, except that the maps of the payload are handed on as they are.
 *
 * @param type what happened
 * @param wireName its name as it was sent, also when the type is unknown
 * @param id equal for every delivery of the event, where Chatwoot allows that; empty for what is never the same twice
 * @param facts what the payload says of ids and kinds
 * @param payload the payload as maps, lists and values
 */
public record Event(EventType type, String wireName, Optional<String> id, Facts facts, Map<String, Object> payload) {

    /**
     * What a payload says, as far as it says it. Conversation ids are display ids.
     *
     * @param contactSourceId the contact's source id in the inbox: the session
     * @param messageType incoming, outgoing, template or activity
     * @param isPrivate whether it is a private note
     * @param senderType contact, user, agent_bot or captain_assistant
     * @param messageSourceId the message's id in the system that it came from
     * @param atMillis when it happened, in milliseconds since 1970
     */
    public record Facts(
            Optional<Long> accountId,
            Optional<Long> inboxId,
            Optional<Long> conversationId,
            Optional<Long> contactId,
            Optional<String> contactSourceId,
            Optional<Long> messageId,
            Optional<String> messageType,
            Optional<Boolean> isPrivate,
            Optional<String> senderType,
            Optional<String> messageSourceId,
            Optional<Long> atMillis) {}

    /** Names the event only: payloads hold personal data. */
    @Override
    public String toString() {
        return wireName + id.map(text -> " " + text).orElse("");
    }
}
