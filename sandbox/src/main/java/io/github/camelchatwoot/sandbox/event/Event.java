// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.event;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Sender;
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
     */
    record MessageEvent(
            String name, Message message, @Nullable String content, ObjectNode contentAttributes)
            implements InConversation {
        @Override
        public Conversation conversation() {
            return message.conversation;
        }
    }

    /** Somebody began or stopped to write. */
    record Typing(boolean on, Sender who, Conversation conversation, boolean isPrivate) implements InConversation {
        @Override
        public String name() {
            return on ? "conversation_typing_on" : "conversation_typing_off";
        }
    }
}
