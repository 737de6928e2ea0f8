// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.recorded.Hook;

/** What an exchange of a recorded delivery must hold: read from its JSON by hand, event by event. */
record RecordedEvent(Hook hook) {

    /** All headers, and no others. */
    Map<String, Object> headers() {
        JsonNode json = hook.json();
        Map<String, Object> headers = new TreeMap<>();
        headers.put("CamelChatwootEventType", hook.event());
        headers.put("CamelChatwootEventSource", "webhook");
        headers.put(
                "CamelChatwootEventDeliveryId",
                hook.header("x-chatwoot-delivery").orElseThrow());
        switch (hook.event()) {
            case "message_created", "message_updated" -> message(headers, json);
            case "conversation_typing_on", "conversation_typing_off" -> typing(headers, json);
            case "contact_created", "contact_updated" -> contact(headers, json);
            case "inbox_created", "inbox_updated" -> inbox(headers, json);
            default -> {
                conversation(headers, json);
                String state = changed(json);
                headers.put(
                        "CamelMessageTimestamp",
                        hook.event().equals("conversation_created")
                                ? json.path("created_at").longValue() * 1000
                                : Long.parseLong(state));
                headers.put("CamelChatwootEventId", stateId(json, state));
            }
        }
        if (hook.event().endsWith("_created") && !hook.event().equals("inbox_created")) {
            headers.put("CamelChatwootEventId", createdId(json));
        }
        return headers;
    }

    private void message(Map<String, Object> headers, JsonNode json) {
        conversation(headers, json.path("conversation"));
        put(headers, "CamelChatwootInboxId", json.path("inbox").path("id"));
        put(headers, "CamelChatwootMessageId", json.path("id"));
        put(headers, "CamelChatwootEventMessageType", json.path("message_type"));
        put(headers, "CamelChatwootEventPrivate", json.path("private"));
        put(headers, "CamelChatwootEventMessageSourceId", json.path("source_id"));
        if (json.path("attachments").size() > 0) {
            headers.put("CamelChatwootEventAttachments", attachments(json.path("attachments")));
        }
        sender(headers, json.path("sender"));
        headers.put("CamelMessageTimestamp", time(json.path("created_at")));
        JsonNode shown = json.path("conversation").path("messages").path(0);
        boolean isShown = shown.path("id").equals(json.path("id"));
        String state = isShown
                ? String.valueOf(time(shown.path("updated_at")))
                : hook.header("x-chatwoot-delivery").orElseThrow();
        headers.put("CamelChatwootEventId", stateId(json, state));
        if (isShown && hook.event().equals("message_updated")) {
            headers.put("CamelMessageTimestamp", time(shown.path("updated_at")));
        }
    }

    /** All recorded ones are files with plain names. */
    private static List<Map<String, Object>> attachments(JsonNode list) {
        List<Map<String, Object>> attachments = new ArrayList<>();
        list.forEach(file -> attachments.add(Map.of(
                "id", file.path("id").longValue(),
                "fileType", file.path("file_type").textValue(),
                "url", file.path("data_url").textValue(),
                "name", file.path("data_url").textValue().replaceFirst(".*/", ""),
                "type", file.path("content_type").textValue(),
                "size", file.path("file_size").longValue())));
        return attachments;
    }

    private static void typing(Map<String, Object> headers, JsonNode json) {
        conversation(headers, json.path("conversation"));
        put(headers, "CamelChatwootEventPrivate", json.path("is_private"));
        sender(headers, json.path("user"));
    }

    private void contact(Map<String, Object> headers, JsonNode json) {
        put(headers, "CamelChatwootAccountId", json.path("account").path("id"));
        put(headers, "CamelChatwootContactId", json.path("id"));
        headers.put("CamelChatwootEventId", contentId(json));
    }

    private void inbox(Map<String, Object> headers, JsonNode json) {
        put(headers, "CamelChatwootAccountId", json.path("account").path("id"));
        put(headers, "CamelChatwootInboxId", json.path("working_hours").path(0).path("inbox_id"));
        headers.put("CamelMessageTimestamp", time(json.path("created_at")));
        headers.put(
                "CamelChatwootEventId",
                hook.event() + ":" + json.path("account").path("id") + ":"
                        + hook.header("x-chatwoot-delivery").orElseThrow());
    }

    private static void conversation(Map<String, Object> headers, JsonNode conversation) {
        put(headers, "CamelChatwootAccountId", conversation.path("account").path("id"));
        put(headers, "CamelChatwootInboxId", conversation.path("inbox_id"));
        put(headers, "CamelChatwootConversationId", conversation.path("id"));
        put(
                headers,
                "CamelChatwootContactId",
                conversation.path("meta").path("sender").path("id"));
        put(
                headers,
                "CamelChatwootContactSourceId",
                conversation.path("contact_inbox").path("source_id"));
    }

    /** Only users and bots tell what they are. */
    private static void sender(Map<String, Object> headers, JsonNode sender) {
        if (sender.isObject()) {
            headers.put("CamelChatwootEventSenderType", sender.path("type").asText("contact"));
        }
    }

    private static void put(Map<String, Object> headers, String name, JsonNode value) {
        if (value.isIntegralNumber()) {
            headers.put(name, value.longValue());
        } else if (value.isBoolean()) {
            headers.put(name, value.booleanValue());
        } else if (value.isTextual()) {
            headers.put(name, value.textValue());
        }
    }

    private static long time(JsonNode iso) {
        return Instant.parse(iso.asText()).toEpochMilli();
    }

    /** The webhook may be built after another change: then its updated_at is that of the other. */
    private static String changed(JsonNode json) {
        for (JsonNode change : json.path("changed_attributes")) {
            JsonNode at = change.path("updated_at").path("current_value");
            if (at.isTextual()) {
                return String.valueOf(time(at));
            }
        }
        return millis(json.path("updated_at"));
    }

    private static String millis(JsonNode seconds) {
        return new BigDecimal(seconds.asText()).movePointRight(3).toBigInteger().toString();
    }

    private String createdId(JsonNode json) {
        return hook.event() + ":" + json.path("account").path("id") + ":" + json.path("id");
    }

    private String stateId(JsonNode json, String state) {
        return createdId(json) + ":" + state;
    }

    /** What is shown of a contact, in the order of the names. */
    private String contentId(JsonNode json) {
        Map<String, Object> shown = new TreeMap<>();
        for (String name : List.of("name", "email", "phone_number", "identifier", "blocked", "thumbnail")) {
            shown.put(name, json.get(name));
        }
        for (String name : List.of("additional_attributes", "custom_attributes")) {
            shown.put(name, sorted(json.path(name)));
        }
        try {
            byte[] text = new JsonMapper().writeValueAsBytes(shown);
            String hex = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text));
            return createdId(json) + ":" + hex.substring(0, 24);
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, JsonNode> sorted(JsonNode object) {
        Map<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    /** The payload without the secrets in it. */
    JsonNode body() {
        JsonNode json = hook.json();
        strip(json);
        return json;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("pubsub_token", "hmac_token", "secret"));
        }
        node.forEach(RecordedEvent::strip);
    }
}
