// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.event.EventType.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as a webhook tells it. What it is about are the fields themselves; the methods know where in
 * them the things stand.
 *
 * @param fields the payload
 * @see <a href="https://www.chatwoot.com/hc/user-guide/articles/1677693021-how-to-use-webhooks">Chatwoot's webhooks</a>
 */
public record ChatwootEvent(Map<String, Object> fields) implements ChatwootRecord {

    /** @throws IllegalArgumentException when it is no event */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChatwootEvent {
        if (!(fields.get("event") instanceof String)) {
            throw Fields.missing(ChatwootEvent.class, fields, "event, a text");
        }
        fields = Fields.frozen(fields);
    }

    /** Its name, such as {@code message_created}. */
    public String event() {
        return String.valueOf(fields.get("event"));
    }

    /** What happened; unknown when this version does not know the name. */
    public EventType type() {
        return EventType.named(event());
    }

    private Subject subject() {
        return type().subject();
    }

    public @Nullable Long accountId() {
        return Fields.number(this, "/account/id", "/conversation/account/id", "/messages/0/account_id");
    }

    /** The message that the event is about. */
    public @Nullable Message message() {
        return subject() == Subject.MESSAGE ? new Message(fields) : null;
    }

    /** The conversation that the event is about, or that it happened in. */
    public @Nullable Conversation conversation() {
        return switch (subject()) {
            case CONVERSATION -> new Conversation(fields);
            case WIDGET -> Fields.record(this, "/current_conversation", Conversation::new);
            default -> Fields.record(this, "/conversation", Conversation::new);
        };
    }

    /** The contact that the event is about, or whose conversation it is. */
    public @Nullable Contact contact() {
        if (subject() == Subject.CONTACT) {
            return new Contact(fields);
        }
        Conversation conversation = conversation();
        Contact own = Fields.record(this, "/contact", Contact::new);
        return own != null || conversation == null ? own : conversation.contact();
    }

    /** The inbox of a message: its id and name. Events about inboxes do not tell the id: read the fields. */
    public @Nullable Inbox inbox() {
        return subject() == Subject.INBOX ? null : Fields.record(this, "/inbox", Inbox::new);
    }

    /** Who is typing; empty for other events. */
    public Map<String, Object> user() {
        return Fields.object(this, "/user");
    }

    /** What changed, one object each: the name of a field with its previous and current value. */
    public List<Map<String, Object>> changedAttributes() {
        return Fields.objects(this, "/changed_attributes");
    }

    @Override
    public String toString() {
        return "ChatwootEvent[" + event() + "]";
    }
}
