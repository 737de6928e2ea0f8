// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation: of the customer, of an agent or bot, a private note, or a line that tells what happened.
 *
 * @param fields everything that Chatwoot said
 * @see <a href="https://developers.chatwoot.com/api-reference/messages/get-messages">Chatwoot's messages</a>
 */
public record Message(Map<String, Object> fields) implements ChatwootRecord {

    /** Answers tell the type as a number, events as a word. */
    private static final List<String> TYPES = List.of("incoming", "outgoing", "activity", "template");

    /** @throws IllegalArgumentException when there is no id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Message {
        fields = Fields.withId(Message.class, fields);
    }

    public long id() {
        return Fields.id(this);
    }

    public @Nullable Long accountId() {
        return Fields.number(this, "/account_id", "/account/id");
    }

    public @Nullable Long inboxId() {
        return Fields.number(this, "/inbox_id", "/inbox/id");
    }

    /** The display id of the conversation. */
    public @Nullable Long conversationId() {
        return Fields.number(this, "/conversation_id", "/conversation/id");
    }

    public @Nullable String content() {
        return Fields.text(this, "/content");
    }

    /** Text, input_select, cards, form, article, incoming_email and others. */
    public @Nullable String contentType() {
        return Fields.text(this, "/content_type");
    }

    public Map<String, Object> contentAttributes() {
        return Fields.object(this, "/content_attributes");
    }

    /** Incoming, outgoing, activity or template, however it came; a number that is none of these as text. */
    public @Nullable String messageType() {
        Object type = fields.get("message_type");
        if (!(type instanceof Number)) {
            return Fields.text(this, "/message_type");
        }
        Long number = Fields.number(this, "/message_type");
        return number != null && number >= 0 && number < TYPES.size()
                ? TYPES.get(number.intValue())
                : String.valueOf(number);
    }

    /** Whether it is a private note; not in answers of the Client API. */
    public @Nullable Boolean isPrivate() {
        return Fields.flag(this, "/private");
    }

    /** Sent, delivered, read or failed; only in answers. */
    public @Nullable String status() {
        return Fields.text(this, "/status");
    }

    /** The message's id in the system that it came from. */
    public @Nullable String sourceId() {
        return Fields.text(this, "/source_id");
    }

    /** What the call that created it called it; only in that call's answer. */
    public @Nullable String echoId() {
        return Fields.text(this, "/echo_id");
    }

    /** Who wrote it: the fields depend on {@link #senderType()}. Empty when nobody did. */
    public Map<String, Object> sender() {
        return Fields.object(this, "/sender");
    }

    /** Contact, user, agent_bot or captain_assistant; null: nobody. */
    public @Nullable String senderType() {
        String type = Fields.text(this, "/sender/type");
        return type != null || sender().isEmpty() ? type : "contact"; // only contacts come without it
    }

    public List<Attachment> attachments() {
        return Fields.records(this, "/attachments", Attachment::new);
    }

    public @Nullable Instant createdAt() {
        return Fields.time(this, "/created_at");
    }

    /** Only where it stands in a conversation. */
    public @Nullable Instant updatedAt() {
        return Fields.time(this, "/updated_at");
    }

    @Override
    public String toString() {
        return Fields.shown(this);
    }
}
