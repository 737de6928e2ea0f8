// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.webchat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.model.Attachment;
import io.github.camelchatwoot.model.ChatwootEvent;
import io.github.camelchatwoot.model.Conversation;
import io.github.camelchatwoot.model.Message;
import org.jspecify.annotations.Nullable;

/** What pages are told: no more of a conversation than a customer is to see. Stateless. */
public final class Frames {

    private static final String OWN = "web:";

    /**
     * The newest conversation, as it is now.
     *
     * @param conversations as the Client API lists them
     */
    public Map<String, Object> welcome(String customer, List<Map<String, Object>> conversations) {
        Map<String, Object> frame = frame("welcome");
        frame.put("customer", customer);
        Map<String, Object> newest = conversations.stream()
                .max(Comparator.comparingLong(one -> new Conversation(one).id()))
                .orElse(Map.of());
        frame.put("conversation", newest.get("id"));
        frame.put("seenUntil", newest.getOrDefault("agent_last_seen_at", 0));
        frame.put(
                "messages",
                newest.get("messages") instanceof List<?> rows
                        ? rows.stream().map(Frames::known).map(Frames::message).toList()
                        : List.of());
        return frame;
    }

    @SuppressWarnings("unchecked") // JSON
    private static Message known(Object row) {
        return new Message((Map<String, Object>) row);
    }

    /** The message of a page has arrived in Chatwoot. */
    public Map<String, Object> said(Map<String, Object> delivered) {
        Map<String, Object> frame = frame("message");
        frame.put("conversation", delivered.get("conversation_id"));
        frame.put("message", message(new Message(delivered)));
        return frame;
    }

    /** Something has happened; null: nothing that a page shows. */
    public @Nullable Map<String, Object> happened(ChatwootEvent event) {
        return switch (event.event()) {
            case "message_created", "message_updated" -> told(event.message());
            case "conversation_typing_on" -> typing(event.user(), true);
            case "conversation_typing_off" -> typing(event.user(), false);
            default -> null;
        };
    }

    private static @Nullable Map<String, Object> told(@Nullable Message message) {
        if (message == null) {
            return null;
        }
        Map<String, Object> frame = frame("message");
        frame.put("conversation", message.conversationId());
        frame.put("message", message(message));
        return frame;
    }

    private static @Nullable Map<String, Object> typing(Map<String, Object> who, boolean on) {
        if (!"user".equals(who.get("type")) && !"agent_bot".equals(who.get("type"))) {
            return null; // that is the customer
        }
        Map<String, Object> frame = frame("typing");
        frame.put("on", on);
        frame.put("name", name(who));
        return frame;
    }

    private static Map<String, Object> message(Message message) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", message.id());
        String sourceId = Objects.requireNonNullElse(message.sourceId(), "");
        told.put("echo", sourceId.startsWith(OWN) ? sourceId.substring(OWN.length()) : null);
        told.put("mine", "incoming".equals(message.messageType()));
        told.put("name", name(message.sender()));
        told.put("text", Objects.requireNonNullElse(message.content(), ""));
        Instant at = message.createdAt();
        told.put("at", at == null ? 0 : at.getEpochSecond());
        told.put("files", message.attachments().stream().map(Frames::file).toList());
        return told;
    }

    /** The name that customers see. */
    private static Object name(Map<String, Object> sender) {
        return Objects.requireNonNullElse(sender.getOrDefault("available_name", sender.get("name")), "");
    }

    private static Map<String, Object> file(Attachment file) {
        String url = Objects.requireNonNullElse(file.dataUrl(), "");
        return Map.of(
                "image", "image".equals(file.fileType()),
                "url", url,
                "name", URLDecoder.decode(url.replaceAll("[?#].*", "").replaceAll(".*/", ""), StandardCharsets.UTF_8));
    }

    private static Map<String, Object> frame(String type) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", type);
        return frame;
    }
}
