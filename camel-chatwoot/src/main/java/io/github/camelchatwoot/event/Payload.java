// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.json.JsonScan;
import org.jspecify.annotations.Nullable;

/**
 * What Chatwoot says about an event: bytes, of which maps are made only when somebody asks. Immutable as far as nobody
 * changes the bytes; safe to share across threads.
 */
public final class Payload {

    private static final int EMPTY_LIST = "[]".length();

    private final byte[] bytes;
    private final boolean keepSecrets;
    private final JsonScan.@Nullable Part attachments;
    private final @Nullable String name;

    private Payload(byte[] bytes, boolean keepSecrets, JsonScan.@Nullable Part attachments, @Nullable String name) {
        this.bytes = bytes;
        this.keepSecrets = keepSecrets;
        this.attachments = attachments;
        this.name = name;
    }

    /**
     * A payload.
     *
     * @param bytes a JSON object that was looked through already
     * @param attachments where those of a message stand in it; null: it has none
     */
    static Payload of(byte[] bytes, boolean keepSecrets, JsonScan.@Nullable Part attachments) {
        return new Payload(bytes, keepSecrets, attachments, null);
    }

    /** The same, as the payload of an event of another name, or of one whose bytes do not tell its name. */
    Payload named(String event) {
        return new Payload(bytes, keepSecrets, attachments, event);
    }

    /** Whether there is anything in the list of a message's attachments. */
    public boolean hasAttachments() {
        return attachments != null && attachments.to() - attachments.from() > EMPTY_LIST;
    }

    /**
     * The attachments of a message, in order. Only they are parsed, and only when there are any.
     *
     * @throws IOException when they are no JSON
     */
    public List<MessageAttachment> attachments() throws IOException {
        return attachments == null ? List.of() : MessageAttachment.listOf(Json.read(attachments.of(bytes)));
    }

    /** As received, with all secrets. Not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** How much memory it takes while it waits, in bytes. */
    public int size() {
        return bytes.length;
    }

    /**
     * As maps, lists and values, made anew with each call; without secrets unless they are to be kept.
     *
     * @throws IOException when it is no JSON object
     */
    @SuppressWarnings("unchecked")
    public Map<String, Object> map() throws IOException {
        if (!(Json.read(bytes) instanceof Map<?, ?> map)) {
            throw new IOException("a JSON object was expected");
        }
        Map<String, Object> fields = (Map<String, Object>) map;
        if (name != null) {
            fields.put("event", name);
        }
        if (!keepSecrets) {
            PayloadSecrets.strip(fields);
        }
        return fields;
    }
}
