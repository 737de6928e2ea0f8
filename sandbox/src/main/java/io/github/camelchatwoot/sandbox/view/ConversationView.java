// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.Team;
import io.github.camelchatwoot.sandbox.state.Times;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.Words;
import org.jspecify.annotations.Nullable;

/** Conversations. */
public final class ConversationView {
    private final MessageView messages;
    private final Supplier<Instant> now;

    public ConversationView(MessageView messages, Supplier<Instant> now) {
        this.messages = messages;
        this.now = now;
    }

    public ObjectNode rest(Conversation conversation, Sender caller) {
        ObjectNode view = Json.object();
        view.set("meta", meta(conversation, caller));
        view.put("id", conversation.displayId);
        ArrayNode newest = view.putArray("messages");
        conversation.newest().ifPresent(message -> newest.add(messages.push(message, Audience.STAFF)));
        view.put("account_id", conversation.account.id).put("uuid", conversation.uuid.toString());
        view.set("additional_attributes", conversation.additionalAttributes);
        view.put("agent_last_seen_at", Times.seconds(conversation.agentLastSeenAt))
                .put("assignee_last_seen_at", Times.seconds(conversation.assigneeLastSeenAt))
                .put("can_reply", canReply(conversation))
                .put("contact_last_seen_at", Times.seconds(conversation.contactLastSeenAt));
        view.set("custom_attributes", conversation.customAttributes);
        view.put("inbox_id", conversation.inbox().id);
        view.set("labels", Json.texts(conversation.labels()));
        view.put("muted", conversation.isMuted());
        view.set("snoozed_until", Times.iso(conversation.snoozedUntil));
        view.put("status", Words.of(conversation.status())).put("created_at", Times.seconds(conversation.createdAt));
        view.set("updated_at", Times.fraction(conversation.updatedAt));
        view.put("timestamp", Times.seconds(conversation.lastActivityAt()))
                .put("first_reply_created_at", Times.seconds(conversation.firstReplyCreatedAt))
                .put("unread_count", conversation.unreadCount());
        Optional<Message> spoken = newest(conversation, message -> message.type != Message.Type.ACTIVITY);
        view.set(
                "last_non_activity_message",
                spoken.map(message -> (JsonNode) messages.push(message, Audience.STAFF))
                        .orElse(Json.nothing()));
        return view.put("last_activity_at", Times.seconds(conversation.lastActivityAt()))
                .put("priority", priority(conversation))
                .put("waiting_since", Times.seconds(conversation.waitingSince))
                .putNull("sla_policy_id");
    }

    private static ObjectNode meta(Conversation conversation, Sender caller) {
        ObjectNode meta = Json.object();
        meta.set("sender", ContactView.rest(conversation.contact()));
        meta.put("channel", conversation.inbox().channel.type());
        if (conversation.assigneeBot() != null) {
            meta.set("assignee", UserView.assignee(conversation.assigneeBot()));
            meta.put("assignee_type", "AgentBot");
        } else if (conversation.assignee() != null) {
            meta.set("assignee", UserView.agent(conversation.assignee()));
            meta.put("assignee_type", "User");
        }
        if (conversation.team() != null) {
            meta.set("team", team(conversation.team(), caller));
        }
        return meta.put("hmac_verified", conversation.contactInbox.hmacVerified);
    }

    public static ObjectNode team(Team team, Sender caller) {
        return Json.object()
                .put("id", team.id)
                .put("name", team.name)
                .put("description", team.description)
                .put("allow_auto_assign", team.allowAutoAssign)
                .put("account_id", team.accountId)
                .put("is_member", caller instanceof User user && team.members.contains(user.id));
    }

    /** A conversation in a webhook. */
    public ObjectNode webhook(Conversation conversation) {
        return webhook(conversation, Audience.OUTSIDE);
    }

    ObjectNode webhook(Conversation conversation, Audience audience) {
        ObjectNode view = push(conversation, audience);
        view.set("account", AccountView.slim(conversation.account));
        return view;
    }

    /** A conversation in an event. */
    ObjectNode push(Conversation conversation, Audience audience) {
        ObjectNode view = Json.object();
        view.set("additional_attributes", conversation.additionalAttributes);
        view.put("can_reply", canReply(conversation))
                .put("channel", conversation.inbox().channel.type());
        view.set("contact_inbox", session(conversation.contactInbox));
        view.put("id", conversation.displayId).put("inbox_id", conversation.inbox().id);
        ArrayNode newest = view.putArray("messages");
        newest(conversation, Message::isChat).ifPresent(message -> newest.add(messages.push(message, audience)));
        view.set("labels", Json.texts(conversation.labels()));
        view.set("meta", pushMeta(conversation, audience));
        view.put("status", Words.of(conversation.status()));
        view.set("custom_attributes", conversation.customAttributes);
        view.set("snoozed_until", Times.iso(conversation.snoozedUntil));
        view.put("unread_count", conversation.unreadCount());
        view.set("first_reply_created_at", Times.iso(conversation.firstReplyCreatedAt));
        view.put("priority", priority(conversation))
                .put("waiting_since", Times.seconds(conversation.waitingSince))
                .put("agent_last_seen_at", Times.seconds(conversation.agentLastSeenAt))
                .put("contact_last_seen_at", Times.seconds(conversation.contactLastSeenAt))
                .put("last_activity_at", Times.seconds(conversation.lastActivityAt()))
                .put("timestamp", Times.seconds(conversation.lastActivityAt()))
                .put("created_at", Times.seconds(conversation.createdAt));
        view.set("updated_at", Times.fraction(conversation.updatedAt));
        return view;
    }

    private static ObjectNode pushMeta(Conversation conversation, Audience audience) {
        ObjectNode meta = Json.object();
        meta.set("sender", ContactView.push(conversation.contact()));
        if (conversation.assigneeBot() != null) {
            meta.set("assignee", UserView.push(conversation.assigneeBot()));
            meta.put("assignee_type", "AgentBot");
        } else if (conversation.assignee() != null) {
            meta.set("assignee", UserView.push(conversation.assignee(), audience));
            meta.put("assignee_type", "User");
        } else {
            meta.putNull("assignee").putNull("assignee_type");
        }
        Team team = conversation.team();
        meta.set(
                "team",
                team == null ? Json.nothing() : Json.object().put("id", team.id).put("name", team.name));
        return meta.put("hmac_verified", conversation.contactInbox.hmacVerified);
    }

    /** The row of the database: the server gives it out as it is, with the token for the contact's own events. */
    private static ObjectNode session(ContactInbox session) {
        ObjectNode view = Json.object()
                .put("id", session.id)
                .put("contact_id", session.contact.id)
                .put("inbox_id", session.inbox.id)
                .put("source_id", session.sourceId);
        view.set("created_at", Times.iso(session.createdAt));
        view.set("updated_at", Times.iso(session.updatedAt));
        return view.put("hmac_verified", session.hmacVerified).put("pubsub_token", session.pubsubToken);
    }

    /** A conversation as the Client API shows it, with all that the customer may read. */
    public static ObjectNode client(Conversation conversation) {
        ObjectNode view = Json.object()
                .put("id", conversation.displayId)
                .put("uuid", conversation.uuid.toString())
                .put("inbox_id", conversation.inbox().id)
                .put("contact_last_seen_at", Times.seconds(conversation.contactLastSeenAt))
                .put("status", Words.of(conversation.status()))
                .put("agent_last_seen_at", Times.seconds(conversation.agentLastSeenAt));
        ArrayNode all = view.putArray("messages");
        conversation.messages.values().stream()
                .filter(Message::isChat)
                .forEach(message -> all.add(MessageView.client(message)));
        view.set("contact", ContactView.row(conversation.contact()));
        return view;
    }

    private static @Nullable String priority(Conversation conversation) {
        return conversation.priority == null ? null : Words.of(conversation.priority);
    }

    private static Optional<Message> newest(Conversation conversation, Predicate<Message> condition) {
        return conversation.messages.descendingMap().values().stream()
                .filter(condition)
                .findFirst();
    }

    /** An API channel may close some hours after the customer's last message. */
    private boolean canReply(Conversation conversation) {
        if (!(conversation.inbox().channel instanceof Channel.Api api)) {
            return true;
        }
        long hours = api.additionalAttributes.path("agent_reply_time_window").asLong(0);
        if (hours <= 0) {
            return true;
        }
        return newest(conversation, message -> message.type == Message.Type.INCOMING)
                .filter(message -> message.createdAt.isAfter(now.get().minus(Duration.ofHours(hours))))
                .isPresent();
    }
}
