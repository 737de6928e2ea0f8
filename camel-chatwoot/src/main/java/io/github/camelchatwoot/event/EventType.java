// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.Arrays;
import java.util.Locale;

/**
 * Every event that Chatwoot tells of, one constant each. Add an event here, and nowhere else.
 *
 * @see <a href="https://www.chatwoot.com/hc/user-guide/articles/1677693021-how-to-use-webhooks">Chatwoot's webhooks</a>
 */
public enum EventType {
    MESSAGE_CREATED(Subject.MESSAGE, Identity.CREATION),
    MESSAGE_UPDATED(Subject.MESSAGE, Identity.STATE_OF_MESSAGE),
    CONVERSATION_CREATED(Subject.CONVERSATION, Identity.CREATION),
    CONVERSATION_UPDATED(Subject.CONVERSATION, Identity.STATE),
    CONVERSATION_STATUS_CHANGED(Subject.CONVERSATION, Identity.STATE),
    /** For agent bots only. */
    CONVERSATION_OPENED(Subject.CONVERSATION, Identity.STATE),
    /** For agent bots only. */
    CONVERSATION_RESOLVED(Subject.CONVERSATION, Identity.STATE),
    CONVERSATION_TYPING_ON(Subject.TYPING, Identity.NONE),
    CONVERSATION_TYPING_OFF(Subject.TYPING, Identity.NONE),
    CONTACT_CREATED(Subject.CONTACT, Identity.CREATION),
    CONTACT_UPDATED(Subject.CONTACT, Identity.CONTENT),
    WEBWIDGET_TRIGGERED(Subject.WIDGET, Identity.CONTENT),
    INBOX_CREATED(Subject.INBOX, Identity.CONTENT),
    INBOX_UPDATED(Subject.INBOX, Identity.CONTENT),
    /** An event that this version does not know; its name on the wire is kept. */
    UNKNOWN(Subject.OTHER, Identity.CONTENT);

    private final Subject subject;
    private final Identity identity;

    EventType(Subject subject, Identity identity) {
        this.subject = subject;
        this.identity = identity;
    }

    /** What an event is about, and so where in its payload the ids stand. */
    public enum Subject {
        MESSAGE,
        CONVERSATION,
        TYPING,
        CONTACT,
        WIDGET,
        INBOX,
        OTHER
    }

    /** What makes two deliveries the same event. */
    enum Identity {
        /** A thing is created once: its id. */
        CREATION,
        /** The id and the time of the change. */
        STATE,
        /** The same, but the payload tells the time of the change only sometimes. */
        STATE_OF_MESSAGE,
        /** A digest of the payload. */
        CONTENT,
        /** Nothing: such events come and go. */
        NONE
    }

    /** What it is about. */
    public Subject subject() {
        return subject;
    }

    Identity identity() {
        return identity;
    }

    /** The name in a webhook, such as {@code message_created}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a name in a webhook; {@link #UNKNOWN} when it is another one. */
    public static EventType ofWebhook(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type != UNKNOWN && type.wireName().equals(wireName))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
