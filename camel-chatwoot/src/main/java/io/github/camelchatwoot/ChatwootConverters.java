// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.model.Attachment;
import io.github.camelchatwoot.model.ChatwootEvent;
import io.github.camelchatwoot.model.ChatwootRecord;
import io.github.camelchatwoot.model.Contact;
import io.github.camelchatwoot.model.Conversation;
import io.github.camelchatwoot.model.InboundMessage;
import io.github.camelchatwoot.model.Inbox;
import io.github.camelchatwoot.model.Message;
import org.apache.camel.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of answers and events in every body format, and JSON and Maps of records. Only what names a record as
 * its source or target is converted here: bodies of other routes stay what they are.
 */
@Converter(generateLoader = true)
public final class ChatwootConverters {

    private ChatwootConverters() {}

    // ---- to records ----

    @Converter
    public static Contact toContact(Map<?, ?> map) {
        return new Contact(fields(map));
    }

    @Converter
    public static Contact toContact(JsonNode tree) {
        return new Contact(fields(Json.plain(tree)));
    }

    @Converter
    public static Contact toContact(String json) {
        return new Contact(parsed(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Converter
    public static Contact toContact(byte[] json) {
        return new Contact(parsed(json));
    }

    @Converter
    public static Contact toContact(InputStream json) throws IOException {
        return new Contact(parsed(json.readAllBytes()));
    }

    @Converter
    public static Conversation toConversation(Map<?, ?> map) {
        return new Conversation(fields(map));
    }

    @Converter
    public static Conversation toConversation(JsonNode tree) {
        return new Conversation(fields(Json.plain(tree)));
    }

    @Converter
    public static Conversation toConversation(String json) {
        return new Conversation(parsed(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Converter
    public static Conversation toConversation(byte[] json) {
        return new Conversation(parsed(json));
    }

    @Converter
    public static Conversation toConversation(InputStream json) throws IOException {
        return new Conversation(parsed(json.readAllBytes()));
    }

    @Converter
    public static Message toMessage(Map<?, ?> map) {
        return new Message(fields(map));
    }

    @Converter
    public static Message toMessage(JsonNode tree) {
        return new Message(fields(Json.plain(tree)));
    }

    @Converter
    public static Message toMessage(String json) {
        return new Message(parsed(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Converter
    public static Message toMessage(byte[] json) {
        return new Message(parsed(json));
    }

    @Converter
    public static Message toMessage(InputStream json) throws IOException {
        return new Message(parsed(json.readAllBytes()));
    }

    @Converter
    public static Attachment toAttachment(Map<?, ?> map) {
        return new Attachment(fields(map));
    }

    @Converter
    public static Attachment toAttachment(JsonNode tree) {
        return new Attachment(fields(Json.plain(tree)));
    }

    @Converter
    public static Attachment toAttachment(String json) {
        return new Attachment(parsed(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Converter
    public static Attachment toAttachment(byte[] json) {
        return new Attachment(parsed(json));
    }

    @Converter
    public static Attachment toAttachment(InputStream json) throws IOException {
        return new Attachment(parsed(json.readAllBytes()));
    }

    @Converter
    public static Inbox toInbox(Map<?, ?> map) {
        return new Inbox(fields(map));
    }

    @Converter
    public static Inbox toInbox(JsonNode tree) {
        return new Inbox(fields(Json.plain(tree)));
    }

    @Converter
    public static Inbox toInbox(String json) {
        return new Inbox(parsed(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Converter
    public static Inbox toInbox(byte[] json) {
        return new Inbox(parsed(json));
    }

    @Converter
    public static Inbox toInbox(InputStream json) throws IOException {
        return new Inbox(parsed(json.readAllBytes()));
    }

    @Converter
    public static ChatwootEvent toChatwootEvent(Map<?, ?> map) {
        return new ChatwootEvent(fields(map));
    }

    @Converter
    public static ChatwootEvent toChatwootEvent(JsonNode tree) {
        return new ChatwootEvent(fields(Json.plain(tree)));
    }

    @Converter
    public static ChatwootEvent toChatwootEvent(String json) {
        return new ChatwootEvent(parsed(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Converter
    public static ChatwootEvent toChatwootEvent(byte[] json) {
        return new ChatwootEvent(parsed(json));
    }

    @Converter
    public static ChatwootEvent toChatwootEvent(InputStream json) throws IOException {
        return new ChatwootEvent(parsed(json.readAllBytes()));
    }

    @Converter
    public static InboundMessage toInboundMessage(Map<?, ?> map) {
        return new InboundMessage(fields(map));
    }

    @Converter
    public static InboundMessage toInboundMessage(JsonNode tree) {
        return new InboundMessage(fields(Json.plain(tree)));
    }

    @Converter
    public static InboundMessage toInboundMessage(String json) {
        return new InboundMessage(parsed(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Converter
    public static InboundMessage toInboundMessage(byte[] json) {
        return new InboundMessage(parsed(json));
    }

    @Converter
    public static InboundMessage toInboundMessage(InputStream json) throws IOException {
        return new InboundMessage(parsed(json.readAllBytes()));
    }

    // ---- from records ----

    /** A copy that can be changed. */
    @Converter
    public static Map<String, Object> toMap(ChatwootRecord record) {
        return new LinkedHashMap<>(record.fields());
    }

    @Converter
    public static JsonNode toJsonNode(ChatwootRecord record) {
        return Json.tree(record.fields());
    }

    @Converter
    public static String toString(ChatwootRecord record) {
        return Json.text(record.fields());
    }

    @Converter
    public static byte[] toBytes(ChatwootRecord record) {
        return Json.write(record.fields());
    }

    @Converter
    public static InputStream toInputStream(ChatwootRecord record) {
        return new ByteArrayInputStream(toBytes(record));
    }

    private static Map<String, Object> parsed(byte[] json) {
        try {
            return fields(Json.read(json));
        } catch (IOException e) {
            throw new IllegalArgumentException("The text is not JSON, of which a record could be made", e);
        }
    }

    @SuppressWarnings("unchecked") // records make all names texts
    private static Map<String, Object> fields(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException(
                "A JSON object was expected, of which a record could be made. Lists are" + " split first");
    }
}
