// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;
import org.jspecify.annotations.Nullable;

/** The bodies of webhooks. */
public final class EventView {
    private final ConversationView conversations;
    private final MessageView messages;

    public EventView(ConversationView conversations, MessageView messages) {
        this.conversations = conversations;
        this.messages = messages;
    }

    /** The body for those who are told by a job. */
    public ObjectNode webhook(Event event, Account account) {
        return webhook(event, account, Audience.OUTSIDE);
    }

    /** The body for bots, who are told at once. */
    public ObjectNode bot(Event event, Account account, @Nullable Sender cause) {
        boolean called = cause instanceof User || cause instanceof AgentBot;
        return webhook(event, account, called ? Audience.BOTS : Audience.OUTSIDE);
    }

    private ObjectNode webhook(Event event, Account account, Audience audience) {
        if (event instanceof Event.ContactEvent contact) {
            ObjectNode view = ContactView.webhook(contact.contact(), account).put("event", event.name());
            return contact.changes() == null ? view : changed(view, contact.changes());
        }
        if (event instanceof Event.ConversationCreated created) {
            return conversations.webhook(created.conversation(), audience).put("event", event.name());
        }
        if (event instanceof Event.ConversationChanged changed) {
            return changed(
                    conversations.webhook(changed.conversation(), audience).put("event", event.name()),
                    changed.changes());
        }
        if (event instanceof Event.MessageEvent message) {
            return messages.webhook(message, conversations.webhook(message.conversation(), audience));
        }
        if (event instanceof Event.ForBots about) {
            return conversations.webhook(about.conversation(), audience).put("event", event.name());
        }
        if (event instanceof Event.InboxEvent inbox) {
            ObjectNode view = InboxView.webhook(inbox.about(), account).put("event", event.name());
            return inbox.changes() == null ? view : changed(view, inbox.changes());
        }
        Event.Typing typing = (Event.Typing) event;
        ObjectNode view = Json.object().put("event", event.name());
        view.set("user", UserView.webhook(typing.who(), account));
        view.set("conversation", conversations.webhook(typing.conversation(), audience));
        return view.put("is_private", typing.isPrivate());
    }

    /** Somebody opened the chat window of a website. */
    public ObjectNode widget(ContactInbox session, Account account, @Nullable Conversation current, ObjectNode info) {
        ObjectNode view = Json.object().put("event", "webwidget_triggered").put("id", session.id);
        view.set("contact", ContactView.webhook(session.contact, account));
        view.putObject("inbox").put("id", session.inbox.id).put("name", session.inbox.name);
        view.set("account", AccountView.slim(account));
        view.set("current_conversation", current == null ? Json.nothing() : conversations.webhook(current));
        view.put("source_id", session.sourceId);
        view.set("event_info", info);
        return view;
    }

    private static ObjectNode changed(ObjectNode view, @Nullable ArrayNode changes) {
        view.set("changed_attributes", changes == null ? Json.nothing() : changes);
        return view;
    }
}
