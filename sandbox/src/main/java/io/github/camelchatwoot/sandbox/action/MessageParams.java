// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Upload;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Blob;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Message.ContentType;
import io.github.camelchatwoot.sandbox.state.Message.Draft;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.Words;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/** Reads what a message is to be made of, and refuses what the server refuses, before anything is changed. */
final class MessageParams {
    private static final int MAX_SOURCE_ID = 20_000;

    private final World world;
    private final Params given;

    MessageParams(World world, Params given) {
        this.world = world;
        this.given = given;
    }

    /** A message by somebody of the staff, or in the name of the contact. */
    Draft draft(boolean apiInbox, Sender contact, Sender caller) {
        JsonNode typed = given.raw("message_type");
        Message.Type type =
                typed.isNull() ? Message.Type.OUTGOING : constant(Message.Type.class, typed, "message_type");
        if (type == Message.Type.INCOMING && !apiInbox) {
            throw MessageFault.broken("Incoming messages are only allowed in Api inboxes");
        }
        JsonNode contentTyped = given.raw("content_type");
        ContentType contentType =
                contentTyped.isNull() ? ContentType.TEXT : constant(ContentType.class, contentTyped, "content_type");
        // Only the word itself makes the caller the sender: the number 1 makes an outgoing message of the contact's.
        boolean byCaller = typed.isNull() || "outgoing".equals(typed.textValue());
        Draft draft = new Draft(
                type,
                text("content"),
                contentType,
                contentAttributes(),
                additionalAttributes(),
                given.flag("private"),
                text("source_id"),
                byCaller ? staff(caller) : contact,
                files());
        check(draft);
        return draft;
    }

    /** A message by the customer's side. */
    Draft clientDraft(Sender contact) {
        Draft draft = new Draft(
                Message.Type.INCOMING,
                text("content"),
                ContentType.TEXT,
                Json.object(),
                Json.object(),
                false,
                null,
                contact,
                files());
        check(draft);
        return draft;
    }

    private static void check(Draft draft) {
        MessageRules.check(draft);
        if (draft.sourceId() != null && draft.sourceId().length() > MAX_SOURCE_ID) {
            throw MessageFault.invalid("Source is too long (maximum is " + MAX_SOURCE_ID + " characters)", "source_id");
        }
    }

    /** A bot of the account may be named as the sender; an unknown one is overlooked. */
    private Sender staff(Sender caller) {
        Long id = given.number("sender_id");
        if (!"AgentBot".equals(given.text("sender_type")) || id == null) {
            return caller;
        }
        Optional<AgentBot> bot = world.bots.find(id);
        return bot.isPresent() ? bot.get() : caller;
    }

    private @Nullable String text(String name) {
        String text = given.text(name);
        if (text != null && text.indexOf('\0') >= 0) {
            throw MessageFault.broken("string contains null byte");
        }
        return text;
    }

    private ObjectNode contentAttributes() {
        ObjectNode attributes = Json.object();
        JsonNode raw = given.raw("content_attributes");
        if (raw instanceof ObjectNode object) {
            attributes = object.deepCopy();
        } else if (raw.isTextual()) {
            attributes = parsed(raw.asText());
        }
        if (given.has("external_created_at")) {
            attributes.set("external_created_at", given.raw("external_created_at"));
        }
        return attributes;
    }

    /** In a form the attributes come as text; what is no JSON counts as none. */
    private static ObjectNode parsed(String text) {
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object
                    ? object
                    : Json.object();
        } catch (IOException e) {
            return Json.object();
        }
    }

    private ObjectNode additionalAttributes() {
        ObjectNode attributes = Json.object();
        if (given.has("campaign_id")) {
            attributes.set("campaign_id", given.raw("campaign_id"));
        }
        ObjectNode template = given.object("template_params");
        if (template != null) {
            attributes = Json.object();
            attributes.set("template_params", template);
        }
        return attributes;
    }

    private List<Blob> files() {
        JsonNode raw = given.raw("attachments");
        if (raw.isNull()) {
            return List.of();
        }
        if (!(raw instanceof ArrayNode list)) {
            String kind = Params.upload(raw) == null ? "String" : "ActionDispatch::Http::UploadedFile";
            throw MessageFault.broken("undefined method `each' for an instance of " + kind);
        }
        List<Blob> files = new ArrayList<>();
        list.forEach(element -> files.add(file(element)));
        return files;
    }

    private Blob file(JsonNode element) {
        Upload upload = Params.upload(element);
        if (upload != null) {
            return world.addBlob(upload.filename(), upload.contentType(), upload.content());
        }
        return world.blob(element.asText())
                .orElseThrow(() -> MessageFault.broken("ActiveSupport::MessageVerifier::InvalidSignature"));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode value, String name) {
        E[] constants = type.getEnumConstants();
        if (value.isInt() && value.intValue() >= 0 && value.intValue() < constants.length) {
            return constants[value.intValue()];
        }
        return Words.parse(type, value.asText())
                .orElseThrow(() -> MessageFault.broken("'" + value.asText() + "' is not a valid " + name));
    }

    /**
     * Completes the reference to another message of the conversation: by id from the source id, and the other way
     * round.
     */
    static void resolveReply(ObjectNode attributes, Conversation conversation) {
        JsonNode id = attributes.path("in_reply_to");
        JsonNode external = attributes.path("in_reply_to_external_id");
        Optional<Message> original;
        if (isFilled(id)) {
            original = Params.integer(id.asText()).map(conversation.messages::get);
        } else if (isFilled(external)) {
            original = conversation.messages.values().stream()
                    .filter(message -> external.asText().equals(message.sourceId))
                    .findFirst();
        } else {
            return;
        }
        attributes.set(
                "in_reply_to_external_id",
                Json.text(original.map(found -> found.sourceId).orElse(null)));
        attributes.set(
                "in_reply_to", Json.number(original.map(found -> found.id).orElse(null)));
    }

    private static boolean isFilled(JsonNode value) {
        return !value.isMissingNode() && !value.isNull() && !value.asText().isBlank();
    }
}
