// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/** A message. A row, written on the event loop only. */
public final class Message {
    /** Whose message it is, with the number that the REST API uses. */
    public enum Type {
        INCOMING(0),
        OUTGOING(1),
        ACTIVITY(2),
        TEMPLATE(3);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    /** How far a message got. */
    public enum Status {
        SENT,
        DELIVERED,
        READ,
        FAILED
    }

    /** The kinds of content. */
    public enum ContentType {
        TEXT,
        INPUT_TEXT,
        INPUT_TEXTAREA,
        INPUT_EMAIL,
        INPUT_SELECT,
        CARDS,
        FORM,
        ARTICLE,
        INCOMING_EMAIL,
        INPUT_CSAT,
        INTEGRATIONS,
        STICKER,
        VOICE_CALL
    }

    public final long id;
    public final Conversation conversation;
    public final Type type;
    public final Instant createdAt;
    public final boolean isPrivate;
    public final @Nullable String sourceId;
    public final ObjectNode additionalAttributes;
    public final List<Attachment> attachments = new ArrayList<>();
    public Instant updatedAt;
    public @Nullable Sender sender;
    public @Nullable String content;
    /** The text as it was given: before its variables were filled in. */
    public @Nullable String processedContent;

    public ContentType contentType;
    public ObjectNode contentAttributes;
    public Status status = Status.SENT;

    Message(long id, Conversation conversation, Instant createdAt, Draft draft) {
        this.id = id;
        this.conversation = conversation;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.type = draft.type();
        this.isPrivate = draft.isPrivate();
        this.sourceId = draft.sourceId();
        this.additionalAttributes = draft.additionalAttributes();
        this.sender = draft.sender();
        this.content = draft.content();
        this.processedContent = draft.content();
        this.contentType = draft.contentType();
        this.contentAttributes = draft.contentAttributes();
    }

    public boolean isSentByHuman() {
        return type == Type.OUTGOING && sender instanceof User;
    }

    /** Whether the customer's side may see it. */
    public boolean isChat() {
        return type != Type.ACTIVITY && !isPrivate;
    }

    /** The columns whose changes are told, in the order of the table. */
    public Map<String, JsonNode> columns() {
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        columns.put("content", Json.text(content));
        columns.put("updated_at", Times.iso(updatedAt));
        columns.put("status", Json.text(Words.of(status)));
        columns.put("content_type", Json.text(Words.of(contentType)));
        columns.put("content_attributes", contentAttributes);
        columns.put("sender_type", Json.text(sender == null ? null : sender.type()));
        columns.put("sender_id", Json.number(sender == null ? null : Long.valueOf(sender.id())));
        columns.put("processed_message_content", Json.text(processedContent));
        return columns;
    }

    /** What a message is made of before it exists. */
    public record Draft(
            Type type,
            @Nullable String content,
            ContentType contentType,
            ObjectNode contentAttributes,
            ObjectNode additionalAttributes,
            boolean isPrivate,
            @Nullable String sourceId,
            @Nullable Sender sender,
            List<Blob> files) {

        /** A plain text. */
        public static Draft text(Type type, String content, @Nullable Sender sender) {
            return new Draft(
                    type, content, ContentType.TEXT, Json.object(), Json.object(), false, null, sender, List.of());
        }

        public Draft withContent(@Nullable String text) {
            return new Draft(
                    type,
                    text,
                    contentType,
                    contentAttributes,
                    additionalAttributes,
                    isPrivate,
                    sourceId,
                    sender,
                    files);
        }
    }
}
