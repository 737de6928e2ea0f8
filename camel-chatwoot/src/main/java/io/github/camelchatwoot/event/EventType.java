// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every event that Chatwoot tells of, one constant each. Add an event here, and nowhere else.
 *
 * @see <a href="https://www.chatwoot.com/hc/user-guide/articles/1677693021-how-to-use-webhooks">Chatwoot's webhooks</a>
 */
public enum EventType {
    MESSAGE_CREATED(Subject.MESSAGE, Identity.CREATION, Teller.ACCOUNT, Teller.INBOX, Teller.BOT, Teller.CABLE),
    MESSAGE_UPDATED(Subject.MESSAGE, Identity.STATE, Teller.ACCOUNT, Teller.INBOX, Teller.BOT, Teller.CABLE),
    /**
     * An agent asked to send a message again that could not be delivered. Chatwoot does not tell so: it is told by an
     * update that clears the error of a message that was known as failed.
     */
    MESSAGE_RETRY_REQUESTED(Subject.MESSAGE, Identity.STATE),
    CONVERSATION_CREATED(Subject.CONVERSATION, Identity.CREATION, Teller.ACCOUNT, Teller.INBOX, Teller.CABLE),
    CONVERSATION_UPDATED(Subject.CONVERSATION, Identity.STATE, Teller.ACCOUNT, Teller.INBOX, Teller.BOT, Teller.CABLE),
    CONVERSATION_STATUS_CHANGED(
            Subject.CONVERSATION, Identity.STATE, Teller.ACCOUNT, Teller.INBOX, Teller.BOT, Teller.CABLE),
    CONVERSATION_OPENED(Subject.CONVERSATION, Identity.STATE, Teller.BOT),
    CONVERSATION_RESOLVED(Subject.CONVERSATION, Identity.STATE, Teller.BOT),
    CONVERSATION_TYPING_ON(Subject.TYPING, Identity.NONE, Teller.ACCOUNT, Teller.INBOX, Teller.CABLE),
    CONVERSATION_TYPING_OFF(Subject.TYPING, Identity.NONE, Teller.ACCOUNT, Teller.INBOX, Teller.CABLE),
    CONTACT_CREATED(Subject.CONTACT, Identity.CREATION, Teller.ACCOUNT, Teller.CABLE),
    CONTACT_UPDATED(Subject.CONTACT, Identity.CONTENT, Teller.ACCOUNT, Teller.CABLE),
    WEBWIDGET_TRIGGERED(Subject.WIDGET, Identity.DELIVERY, Teller.ACCOUNT, Teller.BOT),
    /** Only from servers with ENABLE_INBOX_EVENTS. */
    INBOX_CREATED(Subject.INBOX, Identity.DELIVERY, Teller.ACCOUNT),
    /** Only from servers with ENABLE_INBOX_EVENTS. */
    INBOX_UPDATED(Subject.INBOX, Identity.DELIVERY, Teller.ACCOUNT),
    FIRST_REPLY_CREATED(Subject.MESSAGE, Identity.CREATION, Teller.CABLE),
    /** The contact has seen the conversation. */
    CONVERSATION_READ(Subject.CONVERSATION, Identity.STATE, Teller.CABLE),
    CONVERSATION_MENTIONED(Subject.CONVERSATION, Identity.STATE, Teller.CABLE),
    /** The conversation belongs to another contact, after two were merged. */
    CONVERSATION_CONTACT_CHANGED(Subject.CONVERSATION, Identity.STATE, Teller.CABLE),
    ASSIGNEE_CHANGED(Subject.CONVERSATION, Identity.STATE, Teller.CABLE),
    TEAM_CHANGED(Subject.CONVERSATION, Identity.STATE, Teller.CABLE),
    /** Shows the contact that is left. */
    CONTACT_MERGED(Subject.CONTACT, Identity.NONE, Teller.CABLE),
    /** Shows the contact as it was. */
    CONTACT_DELETED(Subject.CONTACT, Identity.CREATION, Teller.CABLE),
    NOTIFICATION_CREATED(Subject.OTHER, Identity.NONE, Teller.CABLE),
    NOTIFICATION_UPDATED(Subject.OTHER, Identity.NONE, Teller.CABLE),
    NOTIFICATION_DELETED(Subject.OTHER, Identity.NONE, Teller.CABLE),
    PRESENCE_UPDATE(Subject.ACCOUNT, Identity.NONE, Teller.CABLE),
    /** Only from servers since 4.14.1 that count unread conversations. */
    CONVERSATION_UNREAD_COUNT_CHANGED(Subject.ACCOUNT, Identity.NONE, Teller.CABLE),
    ACCOUNT_CACHE_INVALIDATED(Subject.ACCOUNT, Identity.NONE, Teller.CABLE),
    ACCOUNT_ENRICHMENT_COMPLETED(Subject.ACCOUNT, Identity.NONE, Teller.CABLE),
    /** An event that this version does not know; its name on the wire is kept. */
    UNKNOWN(Subject.OTHER, Identity.DELIVERY);

    private static final Map<String, EventType> BY_NAME = Arrays.stream(values())
            .filter(EventType::isTold)
            .collect(Collectors.toUnmodifiableMap(EventType::wireName, type -> type));

    private final Subject subject;
    private final Identity identity;
    private final Set<Teller> tellers;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    EventType(Subject subject, Identity identity, Teller... tellers) {
        this.subject = subject;
        this.identity = identity;
        this.tellers = tellers.length == 0 ? Set.of() : EnumSet.of(tellers[0], tellers);
    }

    /** What an event is about, and so where in its payload the ids stand. */
    public enum Subject {
        MESSAGE,
        CONVERSATION,
        TYPING,
        CONTACT,
        WIDGET,
        INBOX,
        /** Hints for pages that show the whole account. They come often, so a route gets only those that it names. */
        ACCOUNT,
        OTHER
    }

    /** What makes two deliveries the same event. */
    public enum Identity {
        /** A thing is created once, and deleted once: its id. */
        CREATION,
        /** The id and the time of the change; where the payload does not tell the time, the id of the delivery. */
        STATE,
        /** What the payload shows, as long as nothing else was shown since. */
        CONTENT,
        /** Only the id of the delivery. */
        DELIVERY,
        /** Nothing: such events come and go. */
        NONE
    }

    /** Who tells of an event. */
    public enum Teller {
        /** An account's webhook that subscribes to it. */
        ACCOUNT,
        /** The callback URL of an API inbox. */
        INBOX,
        /** The webhook of an agent bot. */
        BOT,
        /** The WebSocket, with a dot in the name. */
        CABLE
    }

    /** What it is about. */
    public Subject subject() {
        return subject;
    }

    /** What makes two deliveries of it the same event. */
    public Identity identity() {
        return identity;
    }

    /** Who tells of it; nobody tells of what is only known by other events. */
    public Set<Teller> tellers() {
        return tellers;
    }

    private boolean isTold() {
        return !tellers.isEmpty();
    }

    /** The name in a webhook, such as {@code message_created}. */
    public String wireName() {
        return wireName;
    }

    /** The type with a name in the form of webhooks, whoever tells of it; {@link #UNKNOWN} when there is none. */
    public static EventType named(String wireName) {
        return wireName.equals(MESSAGE_RETRY_REQUESTED.wireName) ? MESSAGE_RETRY_REQUESTED : ofWebhook(wireName);
    }

    /** The type of a name in a webhook; {@link #UNKNOWN} when it is another one. */
    public static EventType ofWebhook(String wireName) {
        return BY_NAME.getOrDefault(wireName, UNKNOWN);
    }

    /**
     * The type of a name on the WebSocket, such as {@code message.created}; {@link #UNKNOWN} when it is another one.
     */
    public static EventType ofCable(String name) {
        return BY_NAME.getOrDefault(name.replace('.', '_'), UNKNOWN);
    }
}
