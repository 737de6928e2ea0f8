// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.List;

import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.event.EventType.Identity;
import io.github.camelchatwoot.event.EventType.Subject;
import io.github.camelchatwoot.event.Place.Found;
import io.github.camelchatwoot.json.JsonScan;
import io.github.camelchatwoot.json.Times;
import org.jspecify.annotations.Nullable;

/**
 * Tells ids and kinds by what was found in a payload, whose shape depends on what the event is about.
 *
 * @param account of payloads that do not tell it
 */
record PayloadReader(EventType type, Found found, @Nullable Long account) {

    /** The types of messages as numbers, which the WebSocket and the API tell instead of words. */
    private static final List<String> MESSAGE_TYPES = List.of("incoming", "outgoing", "activity", "template");

    Facts facts() {
        boolean message = type.subject() == Subject.MESSAGE;
        Long state = state();
        return new Facts(
                accountId(),
                inboxId(),
                conversationId(),
                contactId(),
                contactSourceId(),
                message ? found.number(Place.ID) : null,
                messageType(),
                found.flag(type.subject() == Subject.TYPING ? Place.IS_PRIVATE : Place.PRIVATE),
                senderType(),
                message ? found.text(Place.SOURCE_ID) : null,
                at(state),
                state,
                Boolean.TRUE.equals(found.flag(Place.DELETED)),
                found.text(Place.EXTERNAL_ERROR));
    }

    private @Nullable Long accountId() {
        Long told = found.number(Place.ACCOUNT, Place.ACCOUNT_ID);
        Long inside = told == null ? found.number(Place.IN_CONVERSATION_ACCOUNT, Place.LAST_MESSAGE_ACCOUNT) : told;
        return inside == null ? account : inside;
    }

    /** Events about an inbox do not tell its id, but its opening hours do. */
    private @Nullable Long inboxId() {
        return switch (type.subject()) {
            case INBOX -> found.number(Place.HOURS_INBOX_ID);
            case WIDGET -> found.number(Place.INBOX, Place.CURRENT_CONVERSATION_INBOX);
            default -> found.number(Place.INBOX, Place.INBOX_ID, Place.IN_CONVERSATION_INBOX);
        };
    }

    private @Nullable Long conversationId() {
        return switch (type.subject()) {
            case CONVERSATION -> found.number(Place.ID);
            case WIDGET -> found.number(Place.CURRENT_CONVERSATION);
            default -> found.number(Place.IN_CONVERSATION, Place.CONVERSATION_ID);
        };
    }

    private @Nullable Long contactId() {
        return switch (type.subject()) {
            case CONTACT -> found.number(Place.ID);
            case WIDGET -> found.number(Place.CONTACT);
            case CONVERSATION -> found.number(Place.SESSION_CONTACT, Place.META_CONTACT);
            default -> {
                Long session = found.number(Place.IN_CONVERSATION_SESSION_CONTACT, Place.IN_CONVERSATION_META_CONTACT);
                yield session == null && "contact".equals(senderType()) ? found.number(Place.SENDER_ID) : session;
            }
        };
    }

    private @Nullable String contactSourceId() {
        return switch (type.subject()) {
            case WIDGET -> found.text(Place.SOURCE_ID);
            case CONVERSATION -> found.text(Place.SESSION);
            default -> found.text(Place.IN_CONVERSATION_SESSION);
        };
    }

    private @Nullable String messageType() {
        Object told = found.at(Place.MESSAGE_TYPE);
        if (told instanceof Integer number && number >= 0 && number < MESSAGE_TYPES.size()) {
            return MESSAGE_TYPES.get(number);
        }
        return told instanceof String word ? word : null;
    }

    /** Contacts come without a type in webhooks. */
    private @Nullable String senderType() {
        boolean typing = type.subject() == Subject.TYPING;
        if (!(found.at(typing ? Place.USER : Place.SENDER) instanceof JsonScan.Part)) {
            return null;
        }
        String told = found.text(typing ? Place.USER_TYPE : Place.SENDER_TYPE);
        return told == null ? "contact" : told;
    }

    /** When it happened, as far as the payload tells: the time of a change, or else of the creation. */
    private @Nullable Long at(@Nullable Long state) {
        return type.identity() == Identity.STATE && state != null ? state : Times.millis(found.at(Place.CREATED_AT));
    }

    /**
     * When it became as it is. A webhook shows a conversation as it is when it is sent, but tells when it was changed;
     * it does not tell when a message changed, but its conversation may show the message.
     */
    private @Nullable Long state() {
        Long changed = type.subject() == Subject.CONVERSATION ? Times.millis(found.at(Place.CHANGED_AT)) : null;
        Long updated = changed == null ? Times.millis(found.at(Place.UPDATED_AT)) : changed;
        return updated == null && type.subject() == Subject.MESSAGE ? shownState() : updated;
    }

    private @Nullable Long shownState() {
        Long id = found.number(Place.ID);
        boolean shown = id != null && id.equals(found.number(Place.SHOWN_MESSAGE));
        return shown ? Times.millis(found.at(Place.SHOWN_MESSAGE_UPDATED_AT)) : null;
    }
}
