// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of a contact in an inbox.
 *
 * @param fields everything that Chatwoot said
 * @see <a href="https://developers.chatwoot.com/api-reference/conversations/conversation-details">Chatwoot's
 *     conversations</a>
 */
public record Conversation(Map<String, Object> fields) implements ChatwootRecord {

    /** @throws IllegalArgumentException when there is no id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Conversation {
        fields = Fields.withId(Conversation.class, fields);
    }

    /** The display id: the number that people see. */
    public long id() {
        return Fields.id(this);
    }

    public @Nullable String uuid() {
        return Fields.text(this, "/uuid");
    }

    public @Nullable Long accountId() {
        return Fields.number(this, "/account_id", "/account/id");
    }

    public @Nullable Long inboxId() {
        return Fields.number(this, "/inbox_id", "/inbox/id");
    }

    /** Open, resolved, pending or snoozed. */
    public @Nullable String status() {
        return Fields.text(this, "/status");
    }

    /** Low, medium, high or urgent; null: none. */
    public @Nullable String priority() {
        return Fields.text(this, "/priority");
    }

    public List<String> labels() {
        return Fields.texts(this, "/labels");
    }

    public @Nullable Boolean canReply() {
        return Fields.flag(this, "/can_reply");
    }

    /** Whether the contact is blocked; only in answers. */
    public @Nullable Boolean muted() {
        return Fields.flag(this, "/muted");
    }

    /** How many of the customer's messages nobody has read; the server counts up to 10. */
    public @Nullable Long unreadCount() {
        return Fields.number(this, "/unread_count");
    }

    public Map<String, Object> additionalAttributes() {
        return Fields.object(this, "/additional_attributes");
    }

    public Map<String, Object> customAttributes() {
        return Fields.object(this, "/custom_attributes");
    }

    /** The customer. */
    public @Nullable Contact contact() {
        Contact sender = Fields.record(this, "/meta/sender", Contact::new);
        return sender != null ? sender : Fields.record(this, "/contact", Contact::new);
    }

    /** The contact's session: in events, and in answers that hold a message. */
    public @Nullable String contactSourceId() {
        String sourceId = Fields.text(this, "/contact_inbox/source_id");
        return sourceId != null ? sourceId : Fields.text(this, "/messages/0/conversation/contact_inbox/source_id");
    }

    /** The agent or bot who has it; empty when nobody has. */
    public Map<String, Object> assignee() {
        return Fields.object(this, "/meta/assignee");
    }

    /** The team that has it; empty when none has. */
    public Map<String, Object> team() {
        return Fields.object(this, "/meta/team");
    }

    /** The newest message of any kind or none; all messages in answers of the Client API. */
    public List<Message> messages() {
        return Fields.records(this, "/messages", Message::new);
    }

    /** The newest message that a person or bot has written; only in answers. */
    public @Nullable Message lastNonActivityMessage() {
        return Fields.record(this, "/last_non_activity_message", Message::new);
    }

    public @Nullable Instant createdAt() {
        return Fields.time(this, "/created_at");
    }

    public @Nullable Instant updatedAt() {
        return Fields.time(this, "/updated_at");
    }

    public @Nullable Instant lastActivityAt() {
        return Fields.time(this, "/last_activity_at");
    }

    /** Since when the customer has been waiting for an answer; null: does not wait. */
    public @Nullable Instant waitingSince() {
        return Fields.time(this, "/waiting_since");
    }

    public @Nullable Instant snoozedUntil() {
        return Fields.time(this, "/snoozed_until");
    }

    public @Nullable Instant firstReplyCreatedAt() {
        return Fields.time(this, "/first_reply_created_at");
    }

    public @Nullable Instant agentLastSeenAt() {
        return Fields.time(this, "/agent_last_seen_at");
    }

    public @Nullable Instant contactLastSeenAt() {
        return Fields.time(this, "/contact_last_seen_at");
    }

    @Override
    public String toString() {
        return Fields.shown(this);
    }
}
