// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/** A conversation with its messages. A row, written on the event loop only. */
public final class Conversation {
    /** The states of a conversation. */
    public enum Status {
        OPEN,
        RESOLVED,
        PENDING,
        SNOOZED
    }

    /** In ascending order, for sorting. */
    public enum Priority {
        LOW,
        MEDIUM,
        HIGH,
        URGENT
    }

    private static final int UNREAD_CAP = 10;

    public final long id;
    public final Account account;
    public final long displayId;
    public final UUID uuid = UUID.randomUUID();
    public final ContactInbox contactInbox;
    public final Instant createdAt;
    /** By id, and so in the order of their creation. */
    public final NavigableMap<Long, Message> messages = new TreeMap<>();

    public Instant updatedAt;
    private final ConversationIndex index;
    private Instant lastActivityAt;
    private Status status = Status.OPEN;
    public @Nullable Priority priority;
    private @Nullable User assignee;
    private @Nullable AgentBot assigneeBot;
    private @Nullable Team team;
    public @Nullable Instant snoozedUntil;
    public @Nullable Instant agentLastSeenAt;
    public @Nullable Instant assigneeLastSeenAt;
    public @Nullable Instant contactLastSeenAt;
    public @Nullable Instant firstReplyCreatedAt;
    public @Nullable Instant waitingSince;
    public ObjectNode additionalAttributes = Json.object();
    public ObjectNode customAttributes = Json.object();
    private List<String> labels = List.of();
    public @Nullable String draft;
    /** Rails keeps a copy of the labels, which comes into being with the second change within one request. */
    public @Nullable String cachedLabels;

    /** What reports are made of, in the order in which it happened. */
    public final List<ReportingEvent> reportingEvents = new ArrayList<>();

    /** The users who take part, in the order in which they joined. */
    public final Set<Long> participants = new LinkedHashSet<>();

    Conversation(long id, Account account, ContactInbox contactInbox, Instant createdAt, ConversationIndex index) {
        this.id = id;
        this.account = account;
        this.displayId = account.nextDisplayId();
        this.contactInbox = contactInbox;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.lastActivityAt = createdAt;
        this.waitingSince = createdAt;
        this.index = index;
    }

    public Instant lastActivityAt() {
        return lastActivityAt;
    }

    public void setLastActivityAt(Instant moment) {
        index.change(this, () -> lastActivityAt = moment);
    }

    public Status status() {
        return status;
    }

    public void setStatus(Status wanted) {
        index.change(this, () -> status = wanted);
    }

    public @Nullable User assignee() {
        return assignee;
    }

    public void setAssignee(@Nullable User user) {
        index.change(this, () -> assignee = user);
    }

    public @Nullable AgentBot assigneeBot() {
        return assigneeBot;
    }

    public void setAssigneeBot(@Nullable AgentBot bot) {
        index.change(this, () -> assigneeBot = bot);
    }

    /** The user or bot that has it; null for nobody. */
    public @Nullable Sender holder() {
        return assignee == null ? assigneeBot : assignee;
    }

    public @Nullable Team team() {
        return team;
    }

    public void setTeam(@Nullable Team wanted) {
        index.change(this, () -> team = wanted);
    }

    public List<String> labels() {
        return labels;
    }

    public void setLabels(List<String> wanted) {
        index.change(this, () -> labels = wanted);
    }

    public Inbox inbox() {
        return contactInbox.inbox;
    }

    public Contact contact() {
        return contactInbox.contact;
    }

    public boolean isMuted() {
        return contact().blocked;
    }

    public Optional<Message> newest() {
        return Optional.ofNullable(messages.lastEntry()).map(Map.Entry::getValue);
    }

    /** The incoming messages that no agent has seen, counted to ten. */
    public int unreadCount() {
        int unread = 0;
        for (Message message : messages.descendingMap().values()) {
            boolean seen = agentLastSeenAt != null && !message.createdAt.isAfter(agentLastSeenAt);
            if (seen || unread == UNREAD_CAP) {
                break;
            }
            if (message.type == Message.Type.INCOMING) {
                unread++;
            }
        }
        return unread;
    }

    /** The columns whose changes are told, in the order of the table. */
    public Map<String, JsonNode> columns() {
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        columns.put("status", Json.text(Words.of(status)));
        columns.put("assignee_id", Json.number(assignee == null ? null : Long.valueOf(assignee.id)));
        columns.put("updated_at", Times.iso(updatedAt));
        columns.put("team_id", Json.number(team == null ? null : Long.valueOf(team.id)));
        columns.put("snoozed_until", Times.iso(snoozedUntil));
        columns.put("custom_attributes", customAttributes);
        columns.put("first_reply_created_at", Times.iso(firstReplyCreatedAt));
        columns.put("priority", Json.text(priority == null ? null : Words.of(priority)));
        columns.put("waiting_since", Times.iso(waitingSince));
        columns.put("cached_label_list", Json.text(cachedLabels));
        columns.put("assignee_agent_bot_id", Json.number(assigneeBot == null ? null : Long.valueOf(assigneeBot.id)));
        columns.put("label_list", Json.texts(labels));
        return columns;
    }
}
