// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Notification;
import io.github.camelchatwoot.sandbox.state.Presence;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.Times;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.Words;
import org.jspecify.annotations.Nullable;

/** What is told on the WebSocket. Used on the event loop only. */
public final class SocketView {
    /** Links, code and emphasis, of which only the text is shown. */
    private static final Pattern MARKUP =
            Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)|(`|\\*\\*|\\*|~~)(?=\\S)(.+?)(?<=\\S)\\2");

    private static final int WORDS = 10;

    private final ConversationView conversations;
    private final MessageView messages;

    public SocketView(ConversationView conversations, MessageView messages) {
        this.conversations = conversations;
        this.messages = messages;
    }

    /**
     * The data of an event, as things are at this moment.
     *
     * @param performer who caused it, null when the server does not know
     */
    public ObjectNode data(Event event, @Nullable Sender performer) {
        Audience audience = performer == null ? Audience.LISTENERS : Audience.STAFF;
        ObjectNode data = data(event, audience).put("account_id", event.accountId());
        if (performer != null) {
            data.set("performer", UserView.push(performer, audience));
        }
        return data;
    }

    /** The data of an event that a job tells, which reads the conversation again. */
    public ObjectNode data(Conversation conversation) {
        return conversations.push(conversation, Audience.LISTENERS).put("account_id", conversation.account.id);
    }

    private ObjectNode data(Event event, Audience audience) {
        if (event instanceof Event.MessageEvent message) {
            return message(message, audience);
        }
        if (event instanceof Event.FirstReply reply) {
            return messages.push(reply.message(), audience, reply.echoId());
        }
        if (event instanceof Event.ContactEvent contact) {
            return ContactView.push(contact.contact());
        }
        if (event instanceof Event.ContactNews contact) {
            return ContactView.push(contact.contact());
        }
        if (event instanceof Event.Typing typing) {
            return typing(typing, audience);
        }
        if (event instanceof Event.NotificationEvent notification) {
            return notification(notification);
        }
        if (event instanceof Event.CacheInvalidated cache) {
            return Json.object().set("cache_keys", cache.account().cacheKeys.deepCopy());
        }
        if (event instanceof Event.Mentioned mentioned) {
            return conversations.push(mentioned.conversation(), audience);
        }
        if (event instanceof Event.ContactOfConversationChanged changed) {
            return conversations.push(changed.conversation(), audience);
        }
        if (event instanceof Event.ConversationNews news) {
            return conversations.push(news.conversation(), audience);
        }
        return conversations.push(((Event.InConversation) event).conversation(), audience);
    }

    private ObjectNode message(Event.MessageEvent event, Audience audience) {
        ObjectNode view = messages.push(event.message(), audience, event.echoId());
        Event.MessageChange change = event.change();
        if (change == null) {
            return view;
        }
        ObjectNode ordered = Json.object();
        change.touched().forEach(field -> ordered.set(field, view.get(field)));
        ordered.setAll(view);
        return ordered.set("previous_changes", change.previous());
    }

    private ObjectNode typing(Event.Typing typing, Audience audience) {
        ObjectNode view = Json.object();
        view.set("conversation", conversations.push(typing.conversation(), audience));
        view.set("user", UserView.push(typing.who(), audience));
        return view.put("is_private", typing.isPrivate());
    }

    private ObjectNode notification(Event.NotificationEvent event) {
        Notification notification = event.notification();
        ObjectNode view = Json.object();
        view.set(
                "notification",
                event.created() ? notification(notification) : Json.object().put("id", notification.id()));
        return view.put("unread_count", event.count()).put("count", event.count());
    }

    private ObjectNode notification(Notification notification) {
        Conversation conversation = notification.conversation();
        Message message = notification.message();
        ObjectNode view = Json.object()
                .put("id", notification.id())
                .put("notification_type", Words.of(notification.type()))
                .put("primary_actor_type", "Conversation")
                .put("primary_actor_id", conversation.id)
                .putNull("read_at");
        view.set("secondary_actor", message == null ? Json.nothing() : messages.push(message, Audience.LISTENERS));
        view.set("user", UserView.push(notification.user(), Audience.LISTENERS));
        view.put("created_at", Times.seconds(notification.createdAt()))
                .put("last_activity_at", Times.seconds(notification.createdAt()))
                .putNull("snoozed_until");
        view.putObject("meta");
        view.put("account_id", conversation.account.id);
        view.set("primary_actor", conversations.push(conversation, Audience.LISTENERS));
        String body = spoken(message == null ? newest(conversation) : message);
        return view.put("push_message_title", body).put("push_message_body", body);
    }

    /** What an assignment is about: the customer's last message, or else the staff's. */
    private static @Nullable Message newest(Conversation conversation) {
        Message outgoing = null;
        for (Message message : conversation.messages.descendingMap().values()) {
            if (message.type == Message.Type.INCOMING) {
                return message;
            }
            if (message.type == Message.Type.OUTGOING && outgoing == null) {
                outgoing = message;
            }
        }
        return outgoing;
    }

    private static String spoken(@Nullable Message message) {
        Sender sender = message == null ? null : message.sender;
        return (sender == null ? "" : sender.title()) + ": " + content(message);
    }

    private static String content(@Nullable Message message) {
        String content = message == null ? null : message.content;
        if (content == null || content.isBlank()) {
            return message == null || message.attachments.isEmpty() ? "No content" : "Attachment";
        }
        String[] words = content.split("\\s+", WORDS + 1);
        String text = words.length > WORDS
                ? content.substring(0, content.length() - words[WORDS].length()).stripTrailing() + "..."
                : content;
        return MARKUP.matcher(text).replaceAll("$1$3");
    }

    /** Who is there; contacts are not told about contacts. */
    public static ObjectNode presence(Presence presence, Account account, List<User> users, boolean withContacts) {
        ObjectNode view = Json.object().put("account_id", account.id);
        ObjectNode present = view.putObject("users");
        presence.users(account).forEach(user -> present.put(String.valueOf(user.id), user.availability));
        users.stream()
                .filter(user -> !user.autoOffline)
                .forEach(user -> present.put(String.valueOf(user.id), user.availability));
        if (withContacts) {
            ObjectNode contacts = view.putObject("contacts");
            for (Contact contact : presence.contacts(account)) {
                contacts.put(String.valueOf(contact.id), "online");
            }
        }
        return view;
    }
}
