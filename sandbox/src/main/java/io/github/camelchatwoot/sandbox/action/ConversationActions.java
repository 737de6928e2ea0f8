// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Conversation.Priority;
import io.github.camelchatwoot.sandbox.state.Conversation.Status;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.Team;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/** What happens when a conversation changes. Used on the event loop only. */
public final class ConversationActions {
    private final World world;
    private final Events events;
    private final Activities activities;
    private final NotificationActions notifications;
    private final Reports reports;
    private @Nullable Consumer<Conversation> onResolved;
    private BiConsumer<Inbox, @Nullable Conversation> onOpened = (inbox, unseen) -> {};

    public ConversationActions(World world, Events events) {
        this.world = world;
        this.events = events;
        this.activities = new Activities(world, events);
        this.notifications = new NotificationActions(world, events);
        this.reports = new Reports(world);
    }

    /** Who sends the survey after a conversation was resolved. */
    void onResolved(Consumer<Conversation> listener) {
        this.onResolved = listener;
    }

    /**
     * Who looks after conversations that have become open, by a job of the server's; it overlooks a conversation whose
     * message is still being saved when the job begins.
     */
    public void onOpened(BiConsumer<Inbox, @Nullable Conversation> listener) {
        this.onOpened = listener;
    }

    /**
     * Adds a conversation. Who is blocked gets one that is resolved at once; otherwise a bot begins, where there is
     * one.
     *
     * @param setUp sets what was asked for, before anybody hears of the conversation
     */
    public Conversation create(ContactInbox session, Consumer<Conversation> setUp) {
        Conversation conversation = add(session, setUp);
        events.add(new Event.ConversationCreated(conversation));
        lookForAgent(conversation, false);
        return conversation;
    }

    /** Adds a conversation that gets its first message at once, before anybody hears of it. */
    public Conversation createWithMessage(ContactInbox session, Consumer<Conversation> setUp) {
        Conversation conversation = add(session, setUp);
        events.addWithNext(new Event.ConversationCreated(conversation));
        lookForAgent(conversation, true);
        return conversation;
    }

    private Conversation add(ContactInbox session, Consumer<Conversation> setUp) {
        Conversation conversation = world.conversations.add(
                world.accounts.find(session.inbox.accountId).orElseThrow(), session, world.now());
        setUp.accept(conversation);
        if (session.contact.blocked) {
            conversation.setStatus(Status.RESOLVED);
        } else if (session.inbox.activeBot != null) {
            conversation.setStatus(Status.PENDING);
        }
        events.noteCreated(conversation);
        if (conversation.assignee() != null) {
            noteAssignee(conversation, conversation.assignee());
        }
        return conversation;
    }

    private void lookForAgent(Conversation opened, boolean unseen) {
        if (opened.status() == Status.OPEN) {
            onOpened.accept(opened.inbox(), unseen ? opened : null);
        }
    }

    /** The server looks who could take open conversations even when a new one is given up because of its message. */
    public void lookForAgent(Inbox inbox) {
        onOpened.accept(inbox, null);
    }

    /** Tells whom a new conversation was given to; the server's job does so after the first message. */
    public void tellAssignment(Conversation conversation, Sender by) {
        User assignee = conversation.assignee();
        if (assignee != null) {
            tellNews("assignee.changed", conversation);
        }
        if (conversation.team() != null) {
            tellNews("team.changed", conversation);
        }
        if (assignee != null) {
            activities.assigned(conversation, assignee, conversation.team(), by);
        } else if (conversation.team() != null) {
            activities.team(conversation, null, conversation.team(), by);
        }
    }

    public void changeStatus(Conversation conversation, Status status, @Nullable Instant snoozedUntil, Sender by) {
        if (setStatus(conversation, status, snoozedUntil)) {
            activities.status(conversation, by);
            tellResolved(conversation);
        }
    }

    /**
     * A new message from the customer brings a resolved or snoozed conversation back, unless the customer is blocked.
     * One that was resolved begins with the bot again.
     */
    void reopen(Conversation conversation, Sender by) {
        boolean resolved = conversation.status() == Status.RESOLVED;
        if (conversation.isMuted() || !(resolved || conversation.status() == Status.SNOOZED)) {
            return;
        }
        boolean byBot = resolved && conversation.inbox().activeBot != null;
        setStatus(conversation, byBot ? Status.PENDING : Status.OPEN, null);
        if (resolved && !byBot) {
            activities.reopened(conversation);
        } else {
            activities.status(conversation, by);
        }
    }

    /** A bot gives its conversation to the humans; from then on the customer waits for them. */
    public void handOver(Conversation conversation, AgentBot by) {
        noteWaiting(conversation, world.now());
        events.tellSoFar();
        changeStatus(conversation, Status.OPEN, null, by);
        reports.handedOver(conversation);
    }

    /** The bot could not be told of a message: humans take over what it had in hand. */
    public void botFailed(Conversation conversation) {
        JsonNode keep = conversation.account.settings.path("keep_pending_on_bot_failure");
        if (conversation.status() == Status.PENDING && !keep.asBoolean(false)) {
            setStatus(conversation, Status.OPEN, null);
            activities.botFailed(conversation);
        }
    }

    private boolean setStatus(Conversation conversation, Status status, @Nullable Instant snoozedUntil) {
        Instant until = status == Status.SNOOZED ? snoozedUntil : null;
        Status before = conversation.status();
        update(conversation, row -> {
            row.setStatus(status);
            row.snoozedUntil = until;
        });
        boolean changed = before != status;
        if (changed && status == Status.RESOLVED) {
            // The server writes this column past its change tracking: nobody is told.
            conversation.waitingSince = null;
        }
        if (changed) {
            lookForAgent(conversation, false);
        }
        return changed;
    }

    private void tellResolved(Conversation conversation) {
        if (conversation.status() == Status.RESOLVED && onResolved != null) {
            onResolved.accept(conversation);
        }
    }

    public void changePriority(Conversation conversation, @Nullable Priority priority, Sender by) {
        Priority before = conversation.priority;
        update(conversation, row -> row.priority = priority);
        if (before != priority) {
            activities.priority(conversation, before, by);
        }
    }

    /** Gives a conversation to a user, or to nobody. */
    public void assign(Conversation conversation, @Nullable User assignee, Sender by) {
        User before = conversation.assignee();
        update(conversation, row -> {
            row.setAssignee(assignee);
            row.setAssigneeBot(null);
        });
        if (Objects.equals(before, assignee)) {
            return;
        }
        if (assignee == null) {
            activities.unassigned(conversation, by);
        } else {
            noteAssignee(conversation, assignee);
            activities.assigned(conversation, assignee, null, by);
        }
        tellNews("assignee.changed", conversation);
    }

    /** Gives a conversation to a user because the inbox wants that; the server tells so twice. */
    void assignByPolicy(Conversation conversation, User assignee) {
        update(conversation, row -> {
            row.setAssignee(assignee);
            row.setAssigneeBot(null);
        });
        noteAssignee(conversation, assignee);
        activities.assignedByPolicy(conversation, assignee);
        tellNews("assignee.changed", conversation);
        tellNews("assignee.changed", conversation);
    }

    private void noteAssignee(Conversation conversation, User assignee) {
        conversation.participants.add(assignee.id);
        notifications.assigned(conversation, assignee);
    }

    private void tellNews(String name, Conversation conversation) {
        events.add(new Event.ConversationNews(name, conversation));
    }

    public void assign(Conversation conversation, AgentBot bot, Sender by) {
        User before = conversation.assignee();
        update(conversation, row -> {
            row.setAssignee(null);
            row.setAssigneeBot(bot);
        });
        if (before != null) {
            activities.unassigned(conversation, by);
            tellNews("assignee.changed", conversation);
        }
    }

    /** Gives a conversation to a team, or takes it away; an assignee of another team loses it. */
    public void assign(Conversation conversation, @Nullable Team team, Sender by) {
        Team before = conversation.team();
        User assignee = conversation.assignee();
        update(conversation, row -> {
            row.setTeam(team);
            if (team != null && row.assignee() != null && !team.members.contains(row.assignee().id)) {
                row.setAssignee(null);
            }
        });
        if (!Objects.equals(before, team)) {
            activities.team(conversation, before, team, by);
            tellNews("team.changed", conversation);
        }
        if (!Objects.equals(assignee, conversation.assignee())) {
            tellNews("assignee.changed", conversation);
        }
    }

    public void changeLabels(Conversation conversation, List<String> labels, Sender by) {
        List<String> before = conversation.labels();
        update(conversation, row -> {
            row.setLabels(List.copyOf(labels));
            row.cachedLabels = String.join(", ", labels);
        });
        List<String> added = new ArrayList<>(labels);
        added.removeAll(before);
        List<String> removed = new ArrayList<>(before);
        removed.removeAll(labels);
        activities.labels(conversation, added, removed, by);
    }

    public void changeCustomAttributes(Conversation conversation, ObjectNode attributes) {
        Attributes.check("custom_attributes", attributes);
        // The event still tells them in the order in which they were given.
        update(conversation, row -> row.customAttributes = attributes);
        conversation.customAttributes = Json.stored(attributes);
    }

    /** What a new conversation starts with. */
    public static void check(ObjectNode additionalAttributes, ObjectNode customAttributes) {
        Attributes.check("additional_attributes", additionalAttributes);
        Attributes.check("custom_attributes", customAttributes);
    }

    void tellMuted(Conversation conversation, boolean muted, Sender by) {
        activities.muted(conversation, muted, by);
    }

    public void typing(Conversation conversation, boolean on, boolean isPrivate, Sender who) {
        events.add(new Event.Typing(on, who, conversation, isPrivate));
    }

    /**
     * The answer of a human counts for the first reply and ends the customer's waiting; a customer's message begins it.
     */
    void noteReply(Conversation conversation, Instant at, boolean first) {
        update(conversation, row -> {
            if (first) {
                row.firstReplyCreatedAt = at;
            }
            row.waitingSince = null;
        });
    }

    void noteWaiting(Conversation conversation, Instant since) {
        if (conversation.waitingSince == null) {
            update(conversation, row -> row.waitingSince = since);
        }
    }

    /** Changes a row and tells what changed. */
    private void update(Conversation conversation, Consumer<Conversation> change) {
        Map<String, JsonNode> before = conversation.columns();
        change.accept(conversation);
        if (!Changes.between(before, conversation.columns()).isReal()) {
            return;
        }
        conversation.updatedAt = world.after(conversation.updatedAt);
        boolean again = !events.isFirstSave(conversation);
        if (again && conversation.cachedLabels == null) {
            conversation.cachedLabels = "";
        }
        Changes changes = Changes.between(before, conversation.columns());
        ArrayNode list = changes.list();
        if (events.takeCreated(conversation)) {
            tellDisplayId(conversation, list);
        }
        if (changes.has("status")) {
            noteStatus(conversation);
            events.add(new Event.ConversationChanged("conversation_status_changed", conversation, null));
        }
        events.add(new Event.ConversationChanged("conversation_updated", conversation, list));
    }

    private void noteStatus(Conversation conversation) {
        if (conversation.status() == Status.OPEN) {
            reports.opened(conversation);
            events.add(new Event.ForBots("conversation_opened", conversation));
        } else if (conversation.status() == Status.RESOLVED) {
            reports.resolved(conversation);
            events.add(new Event.ForBots("conversation_resolved", conversation));
        }
    }

    /** The first change in the request that created the conversation also tells its number. */
    private static void tellDisplayId(Conversation conversation, ArrayNode list) {
        int afterUpdatedAt = 1;
        for (int i = 0; i < list.size(); i++) {
            afterUpdatedAt = list.get(i).has("updated_at") ? i + 1 : afterUpdatedAt;
        }
        ObjectNode change = list.insertObject(Math.min(afterUpdatedAt, list.size()));
        change.putObject("display_id").putNull("previous_value").put("current_value", conversation.displayId);
    }
}
