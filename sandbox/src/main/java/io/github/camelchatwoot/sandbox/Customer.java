// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.ConversationActions;
import io.github.camelchatwoot.sandbox.action.MessageActions;
import io.github.camelchatwoot.sandbox.action.MessageFault;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.journal.Journal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.World;

/**
 * A contact in an inbox of any kind who does things in a test: others hear of it as if the person had used the channel.
 * Everything happens in the newest conversation.
 *
 * <p>Safe for any thread but the event loop of the sandbox. Once started only.
 */
public final class Customer {
    private final Journal.Loop acting;
    private final World world;
    private final ConversationActions conversations;
    private final MessageActions messages;
    private final ContactInbox session;

    /** @param acting runs what others are to hear of */
    Customer(
            Journal.Loop acting,
            World world,
            ConversationActions conversations,
            MessageActions messages,
            ContactInbox session) {
        this.acting = acting;
        this.world = world;
        this.conversations = conversations;
        this.messages = messages;
        this.session = session;
    }

    public String sourceId() {
        return session.sourceId;
    }

    /**
     * Writes something, and begins a conversation if there is none.
     *
     * @return the id of the message
     */
    public long write(String content) {
        return write(Json.object().put("content", content));
    }

    /** Writes something with files; an empty text is none. */
    public long write(String content, List<SandboxFile> files) {
        ObjectNode message = Json.object();
        if (!content.isEmpty()) {
            message.put("content", content);
        }
        ArrayNode attachments = message.putArray("attachments");
        files.forEach(file -> attachments.add(file.parameter()));
        return write(message);
    }

    private long write(ObjectNode given) {
        return acting.call(() -> {
            try {
                Message.Draft draft = messages.clientDraft(new Params(given, true), session.contact);
                Conversation conversation = newest().orElseGet(this::begin);
                return messages.create(conversation, draft, session.contact).id;
            } catch (MessageFault fault) {
                throw new IllegalArgumentException(fault.getMessage(), fault);
            }
        });
    }

    private Conversation begin() {
        return conversations.create(session, conversation -> {});
    }

    /**
     * Begins a new conversation, even if there is one.
     *
     * @return its number, as in URLs
     */
    public long newConversation() {
        return acting.call(() -> begin().displayId);
    }

    /** Begins or stops to write. */
    public void typing(boolean on) {
        inConversation(conversation -> {
            conversations.typing(conversation, on, false, session.contact);
            return on;
        });
    }

    /** Reads everything that was sent so far. */
    public void read() {
        inConversation(conversation -> {
            messages.readByContact(conversation);
            return true;
        });
    }

    /** Says that all is well now. */
    public void resolve() {
        inConversation(conversation -> {
            conversations.changeStatus(conversation, Conversation.Status.RESOLVED, null, session.contact);
            return true;
        });
    }

    private void inConversation(Function<Conversation, Boolean> action) {
        acting.call(() -> action.apply(newest().orElseThrow(
                        () -> new IllegalStateException(session.contact.name + " has no conversation yet"))));
    }

    private Optional<Conversation> newest() {
        return world.conversations.of(session).stream().reduce((first, second) -> second);
    }
}
