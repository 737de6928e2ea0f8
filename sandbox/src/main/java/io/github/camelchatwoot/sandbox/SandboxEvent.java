// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An event to send although nothing has happened: signed as usual, to one receiver or to all that would hear of it.
 * Immutable.
 *
 * <p>With a row it gets the payload that Chatwoot would make of it; see {@link #named}. Any other payload is possible
 * with {@link #raw}.
 */
public final class SandboxEvent {
    private final ObjectNode wish;

    private SandboxEvent(ObjectNode wish) {
        this.wish = wish;
    }

    /**
     * An event of this name, about a row that is told next.
     *
     * @param name {@code message_created}, {@code message_updated} about a message; {@code conversation_created},
     *     {@code conversation_updated}, {@code conversation_status_changed}, {@code conversation_opened},
     *     {@code conversation_resolved}, {@code conversation_typing_on}, {@code conversation_typing_off} about a
     *     conversation; {@code contact_created}, {@code contact_updated} about a contact; {@code inbox_created},
     *     {@code inbox_updated} about an inbox; {@code webwidget_triggered} about a source id
     */
    public static SandboxEvent named(String name) {
        return new SandboxEvent(Json.object().put("event", name));
    }

    /**
     * Exactly this body.
     *
     * @throws IllegalArgumentException when it is no JSON object
     */
    public static SandboxEvent raw(String json) {
        try {
            JsonNode payload = Json.read(json.getBytes(UTF_8));
            if (payload instanceof ObjectNode object) {
                return new SandboxEvent(Json.object().set("payload", object)).with("body", json);
            }
            throw new IllegalArgumentException("The payload of an event is a JSON object");
        } catch (IOException e) {
            throw new IllegalArgumentException("The payload of an event is a JSON object", e);
        }
    }

    /** About this message. */
    public SandboxEvent message(long id) {
        return with("message_id", id);
    }

    /** About the conversation with this number. */
    public SandboxEvent conversation(long id) {
        return with("conversation_id", id);
    }

    /** About this contact. */
    public SandboxEvent contact(long id) {
        return with("contact_id", id);
    }

    /** About this inbox. */
    public SandboxEvent inbox(long id) {
        return with("inbox_id", id);
    }

    /** About whom the other side of an inbox knows by this source id. */
    public SandboxEvent sourceId(String sourceId) {
        return with("source_id", sourceId);
    }

    /** What is told to have changed, as JSON: a list of objects such as {@code {"status":{"previous_value":...}}}. */
    public SandboxEvent changedAttributes(String json) {
        try {
            ObjectNode copy = wish.deepCopy();
            copy.set("changed_attributes", Json.read(json.getBytes(UTF_8)));
            return new SandboxEvent(copy);
        } catch (IOException e) {
            throw new IllegalArgumentException("Changed attributes are JSON", e);
        }
    }

    /** To the callback of this API inbox only. */
    public SandboxEvent toInbox(long id) {
        return with("to_inbox", id);
    }

    /** To this webhook of an account only, whatever it has subscribed to. */
    public SandboxEvent toWebhook(long id) {
        return with("to_webhook", id);
    }

    /** To this bot only. */
    public SandboxEvent toAgentBot(long id) {
        return with("to_agent_bot", id);
    }

    private SandboxEvent with(String field, long value) {
        return new SandboxEvent(wish.deepCopy().put(field, value));
    }

    private SandboxEvent with(String field, String value) {
        return new SandboxEvent(wish.deepCopy().put(field, value));
    }

    /** What {@code POST /sandbox/events} takes. */
    ObjectNode wish() {
        return wish.deepCopy();
    }
}
