// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Notification;
import io.github.camelchatwoot.sandbox.state.Notification.Type;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/** Tells users what concerns them; a newer notification about a conversation replaces the older ones. */
final class NotificationActions {
    private static final Pattern MENTION = Pattern.compile("\\(mention://user/(\\d+)/[^)]*\\)");

    private final World world;
    private final Events events;

    NotificationActions(World world, Events events) {
        this.world = world;
        this.events = events;
    }

    /** The server tells nobody of what the user took, nor of conversations that a bot still has. */
    void assigned(Conversation conversation, User assignee) {
        if (assignee.equals(events.cause())) {
            return;
        }
        events.later(() -> {
            if (conversation.status() != Conversation.Status.PENDING) {
                add(assignee, Type.CONVERSATION_ASSIGNMENT, conversation, null);
            }
        });
    }

    /** A private note is for those who are named in it. */
    void messageCreated(Message message) {
        Conversation conversation = message.conversation;
        if (message.isPrivate) {
            if (message.content != null && message.content.contains("mention://")) {
                events.later(() -> mention(message));
            }
            return;
        }
        boolean notable = message.type == Message.Type.INCOMING || message.type == Message.Type.OUTGOING;
        if (notable && (conversation.assignee() != null || !conversation.participants.isEmpty())) {
            events.later(() -> tellStaff(message));
        }
    }

    private void tellStaff(Message message) {
        Conversation conversation = message.conversation;
        if (conversation.assignee() != null) {
            add(conversation.assignee(), Type.ASSIGNED_CONVERSATION_NEW_MESSAGE, message);
        }
        for (long id : List.copyOf(conversation.participants)) {
            world.users.find(id).ifPresent(user -> add(user, Type.PARTICIPATING_CONVERSATION_NEW_MESSAGE, message));
        }
    }

    private void mention(Message message) {
        Conversation conversation = message.conversation;
        Set<Long> ids = new LinkedHashSet<>();
        Matcher matcher = MENTION.matcher(String.valueOf(message.content));
        while (matcher.find()) {
            ids.add(Long.valueOf(matcher.group(1)));
        }
        for (long id : ids) {
            world.user(conversation.account, id)
                    .filter(conversation.inbox()::isVisibleTo)
                    .ifPresent(user -> {
                        events.add(new Event.Mentioned(user, conversation));
                        add(user, Type.CONVERSATION_MENTION, message);
                        conversation.participants.add(user.id);
                    });
        }
    }

    /** Nobody is told of an own message, nor of any message twice. */
    private void add(User user, Type type, Message message) {
        boolean told = world.notifications.of(user, message.conversation).stream()
                .anyMatch(known -> message.equals(known.message()));
        if (!user.equals(message.sender) && !told) {
            add(user, type, message.conversation, message);
        }
    }

    private void add(User user, Type type, Conversation conversation, @Nullable Message message) {
        if (conversation.contact().blocked && type != Type.CONVERSATION_MENTION) {
            return;
        }
        List<Notification> older = world.notifications.of(user, conversation);
        Notification notification =
                new Notification(world.notifications.nextId(), user, type, conversation, message, world.now());
        world.notifications.add(notification);
        tell(true, notification);
        for (Notification replaced : older) {
            world.notifications.remove(replaced);
            tell(false, replaced);
        }
    }

    private void tell(boolean created, Notification notification) {
        int count = world.notifications.count(notification.user());
        events.add(new Event.NotificationEvent(created, notification, count));
    }
}
