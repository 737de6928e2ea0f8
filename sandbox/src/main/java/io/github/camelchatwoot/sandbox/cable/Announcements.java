// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.cable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.SocketView;
import org.jspecify.annotations.Nullable;

/** Knows who is told of an event, and what. Used on the event loop only. */
final class Announcements {
    private final World world;
    private final SocketView views;
    private final Broadcasts broadcasts;

    Announcements(World world, SocketView views, Broadcasts broadcasts) {
        this.world = world;
        this.views = views;
        this.broadcasts = broadcasts;
    }

    /** Most events are told as things are now; changes of conversations as things are when they are told. */
    void accept(Event event, @Nullable Sender cause) {
        List<String> streams = broadcasts.heard(audience(event));
        if (streams.isEmpty()) {
            return;
        }
        Conversation conversation = readAgain(event);
        if (conversation == null) {
            String message = message(event, views.data(event, cause));
            broadcasts.add(streams, () -> message);
        } else {
            broadcasts.add(streams, newest(event, conversation));
        }
    }

    /** What happened to a conversation that has been deleted meanwhile is not told. */
    private Supplier<String> newest(Event event, Conversation conversation) {
        return () -> world.conversations
                .find(conversation.account, conversation.displayId)
                .map(known -> message(event, views.data(known)))
                .orElse("");
    }

    private static String message(Event event, JsonNode data) {
        return Json.write(Json.object().put("event", socketName(event)).set("data", data));
    }

    /** Webhooks spell the first separator as an underscore. */
    private static String socketName(Event event) {
        return event instanceof Event.OnSocketOnly ? event.name() : event.name().replaceFirst("_", ".");
    }

    private static @Nullable Conversation readAgain(Event event) {
        if (event instanceof Event.ConversationChanged changed) {
            return changed.conversation();
        }
        return event instanceof Event.ConversationNews news ? news.conversation() : null;
    }

    private List<String> audience(Event event) {
        if (event instanceof Event.ForBots || event instanceof Event.InboxEvent) {
            return List.of();
        }
        if (event instanceof Event.MessageEvent message) {
            Conversation conversation = message.conversation();
            return message.message().isChat() ? everybody(conversation) : staff(conversation);
        }
        if (event instanceof Event.Typing typing) {
            return othersThan(typing.who(), typing.conversation());
        }
        if (event instanceof Event.InConversation inConversation) {
            return everybody(inConversation.conversation());
        }
        if (event instanceof Event.FirstReply reply) {
            return staff(reply.message().conversation);
        }
        if (event instanceof Event.ConversationNews news) {
            return staff(news.conversation());
        }
        if (event instanceof Event.ContactOfConversationChanged changed) {
            return staff(changed.conversation());
        }
        if (event instanceof Event.Mentioned mentioned) {
            return List.of(mentioned.user().pubsubToken);
        }
        if (event instanceof Event.NotificationEvent notification) {
            return List.of(notification.notification().user().pubsubToken);
        }
        if (event instanceof Event.CacheInvalidated cache) {
            return world.usersOf(cache.account()).stream()
                    .map(user -> user.pubsubToken)
                    .toList();
        }
        return List.of(Streams.of(world.accounts.find(event.accountId()).orElseThrow()));
    }

    /** The members of the inbox, and the administrators of the account. */
    private List<String> staff(Conversation conversation) {
        List<String> tokens = new ArrayList<>();
        for (long id : conversation.inbox().members) {
            world.users.find(id).ifPresent(user -> tokens.add(user.pubsubToken));
        }
        world.usersOf(conversation.account).stream()
                .filter(User::isAdministrator)
                .forEach(user -> tokens.add(user.pubsubToken));
        return tokens;
    }

    private List<String> everybody(Conversation conversation) {
        List<String> tokens = staff(conversation);
        tokens.addAll(customer(conversation.contactInbox));
        return tokens;
    }

    /** Customers who proved who they are hear in all of their proven sessions. */
    private List<String> customer(ContactInbox session) {
        if (!session.hmacVerified) {
            return List.of(session.pubsubToken);
        }
        return world.sessions.of(session.contact).stream()
                .filter(own -> own.hmacVerified)
                .map(own -> own.pubsubToken)
                .toList();
    }

    /** Nobody sees the own typing; bots do not listen. */
    private List<String> othersThan(Sender typist, Conversation conversation) {
        List<String> tokens = staff(conversation);
        tokens.add(conversation.contactInbox.pubsubToken);
        if (typist instanceof User user) {
            tokens.removeIf(user.pubsubToken::equals);
        } else if (typist instanceof Contact) {
            tokens.removeIf(conversation.contactInbox.pubsubToken::equals);
        }
        return tokens;
    }
}
