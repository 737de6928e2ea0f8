// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.event;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Notification;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;
import org.jspecify.annotations.Nullable;

/** Something that happened and that others may want to hear of. */
public sealed interface Event {
    /** The name on the wire. */
    String name();

    long accountId();

    /** The inbox whose callback hears it. */
    Optional<Inbox> inbox();

    /** An event about a conversation or one of its messages. */
    sealed interface InConversation extends Event {
        Conversation conversation();

        @Override
        default long accountId() {
            return conversation().account.id;
        }

        @Override
        default Optional<Inbox> inbox() {
            return Optional.of(conversation().inbox());
        }
    }

    /** A contact came into being, or changed. */
    record ContactEvent(
            String name, Contact contact, @Nullable ArrayNode changes) implements Event {
        @Override
        public long accountId() {
            return contact.accountId;
        }

        @Override
        public Optional<Inbox> inbox() {
            return Optional.empty();
        }
    }

    /** A conversation was created. */
    record ConversationCreated(Conversation conversation) implements InConversation {
        @Override
        public String name() {
            return "conversation_created";
        }
    }

    /**
     * A conversation changed.
     *
     * @param changes the changed attributes; the server tells none for a change of status
     */
    record ConversationChanged(
            String name,
            Conversation conversation,
            @Nullable ArrayNode changes) implements InConversation {}

    /**
     * A message was created or changed.
     *
     * @param content the text at that moment
     * @param contentAttributes the content attributes at that moment, because two changes may follow each other at once
     * @param echoId what the creator sent along
     * @param change what changed, null for a new message
     */
    record MessageEvent(
            String name,
            Message message,
            @Nullable String content,
            ObjectNode contentAttributes,
            @Nullable String echoId,
            @Nullable MessageChange change)
            implements InConversation {
        public static MessageEvent created(Message message, @Nullable String echoId) {
            return new MessageEvent(
                    "message_created", message, message.content, message.contentAttributes, echoId, null);
        }

        public static MessageEvent updated(Message message, MessageChange change) {
            return new MessageEvent(
                    "message_updated", message, message.content, message.contentAttributes, null, change);
        }

        @Override
        public Conversation conversation() {
            return message.conversation;
        }
    }

    /**
     * How a message changed.
     *
     * @param touched the fields that the server had its hands on, which it then names before the others
     * @param previous the changed fields, each with its value before and after
     */
    record MessageChange(List<String> touched, ObjectNode previous) {}

    /** A state of a conversation that only bots are told of by its own name. */
    record ForBots(String name, Conversation conversation) implements InConversation {}

    /**
     * An inbox was created or changed.
     *
     * @param changes the changed attributes, null for a new inbox
     */
    record InboxEvent(String name, Inbox about, @Nullable ArrayNode changes) implements Event {
        @Override
        public long accountId() {
            return about.accountId;
        }

        /** Its own callback does not hear of it. */
        @Override
        public Optional<Inbox> inbox() {
            return Optional.empty();
        }
    }

    /** Somebody began or stopped to write. */
    record Typing(boolean on, Sender who, Conversation conversation, boolean isPrivate) implements InConversation {
        @Override
        public String name() {
            return on ? "conversation_typing_on" : "conversation_typing_off";
        }
    }

    /** An event that is told on the WebSocket alone; its name is that on the WebSocket. */
    sealed interface OnSocketOnly extends Event {
        @Override
        default Optional<Inbox> inbox() {
            return Optional.empty();
        }
    }

    /** A human answered for the first time. */
    record FirstReply(Message message, @Nullable String echoId) implements OnSocketOnly {
        @Override
        public String name() {
            return "first.reply.created";
        }

        @Override
        public long accountId() {
            return message.conversation.account.id;
        }
    }

    /** Something about a conversation that only its agents hear of, from a job that reads the conversation again. */
    record ConversationNews(String name, Conversation conversation) implements OnSocketOnly {
        @Override
        public long accountId() {
            return conversation.account.id;
        }
    }

    /** A conversation has another contact, because two contacts became one. */
    record ContactOfConversationChanged(Conversation conversation) implements OnSocketOnly {
        @Override
        public String name() {
            return "conversation.contact_changed";
        }

        @Override
        public long accountId() {
            return conversation.account.id;
        }
    }

    /** Somebody was named in a private note. */
    record Mentioned(User user, Conversation conversation) implements OnSocketOnly {
        @Override
        public String name() {
            return "conversation.mentioned";
        }

        @Override
        public long accountId() {
            return conversation.account.id;
        }
    }

    /** A contact was merged, deleted, or saved without any change. */
    record ContactNews(String name, Contact contact) implements OnSocketOnly {
        @Override
        public long accountId() {
            return contact.accountId;
        }
    }

    /** A user has one notification more, or less. */
    record NotificationEvent(boolean created, Notification notification, int count) implements OnSocketOnly {
        @Override
        public String name() {
            return created ? "notification.created" : "notification.deleted";
        }

        @Override
        public long accountId() {
            return notification.user().accountId;
        }
    }

    /** The labels, inboxes or teams changed. */
    record CacheInvalidated(Account account) implements OnSocketOnly {
        @Override
        public String name() {
            return "account.cache_invalidated";
        }

        @Override
        public long accountId() {
            return account.id;
        }
    }
}
