// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.Team;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.Words;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/** The messages by which a conversation tells its own history. */
final class Activities {
    private final World world;
    private final Events events;

    Activities(World world, Events events) {
        this.world = world;
        this.events = events;
    }

    void status(Conversation conversation, Sender by) {
        if (by instanceof Contact contact) {
            if (conversation.status() == Conversation.Status.RESOLVED) {
                add(conversation, "Conversation was resolved by " + humanized(contact.name));
            }
            return;
        }
        String what = switch (conversation.status()) {
            case OPEN -> "reopened";
            case RESOLVED -> "marked resolved";
            case PENDING -> "marked as pending";
            case SNOOZED -> "snoozed";
        };
        add(conversation, "Conversation was " + what + " by " + by.title());
    }

    void botFailed(Conversation conversation) {
        add(conversation, "Conversation was marked open by system due to an error with the agent bot.");
    }

    void reopened(Conversation conversation) {
        add(conversation, "System reopened the conversation due to a new incoming message.");
    }

    void assigned(Conversation conversation, User assignee, @Nullable Team via, Sender by) {
        if (via != null) {
            add(conversation, "Assigned to " + assignee.name + " via " + via.name + " by " + by.title());
        } else if (assignee.equals(by)) {
            add(conversation, assignee.name + " self-assigned this conversation");
        } else {
            add(conversation, "Assigned to " + assignee.name + " by " + by.title());
        }
    }

    void assignedByPolicy(Conversation conversation, User assignee) {
        add(conversation, "Assigned to " + assignee.name + " by Default Policy");
    }

    void unassigned(Conversation conversation, Sender by) {
        add(conversation, "Conversation unassigned by " + by.title());
    }

    void team(Conversation conversation, @Nullable Team before, @Nullable Team after, Sender by) {
        if (after != null) {
            add(conversation, "Assigned to " + after.name + " by " + by.title());
        } else if (before != null) {
            add(conversation, "Unassigned from " + before.name + " by " + by.title());
        }
    }

    void priority(Conversation conversation, Conversation.@Nullable Priority before, Sender by) {
        Conversation.Priority after = conversation.priority;
        if (after == null) {
            add(conversation, by.title() + " removed the priority");
        } else if (before == null) {
            add(conversation, by.title() + " set the priority to " + Words.of(after));
        } else {
            String words = " changed the priority from " + Words.of(before) + " to " + Words.of(after);
            add(conversation, by.title() + words);
        }
    }

    void labels(Conversation conversation, List<String> added, List<String> removed, Sender by) {
        if (!added.isEmpty()) {
            add(conversation, by.title() + " added " + String.join(", ", added));
        }
        if (!removed.isEmpty()) {
            add(conversation, by.title() + " removed " + String.join(", ", removed));
        }
    }

    void muted(Conversation conversation, boolean muted, Sender by) {
        add(conversation, by.title() + " has " + (muted ? "muted" : "unmuted") + " the conversation");
    }

    private void add(Conversation conversation, String text) {
        Instant now = world.now();
        Message.Draft draft = Message.Draft.text(Message.Type.ACTIVITY, text, null);
        Message message = world.addMessage(conversation, draft, now);
        conversation.setLastActivityAt(now);
        conversation.updatedAt = world.after(conversation.updatedAt);
        events.causedByNobody(() -> events.add(Event.MessageEvent.created(message, null)));
    }

    /** Rails' way to make a text look like a sentence. */
    private static String humanized(String name) {
        return name.isEmpty()
                ? name
                : name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
