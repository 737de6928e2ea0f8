// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelchatwoot.json.Json;

/**
 * Whose events are subscribed to, and the commands about that. The server compares the text of an identifier byte for
 * byte, so there is one text for all of them. It holds the token, which is the credential. Immutable.
 */
public final class CableIdentifier {

    private final String whose;
    private final String text;
    private final String subscribe;
    private final String unsubscribe;
    private final String updatePresence;

    /** What the server begins each event with. */
    private final byte[] event;

    private CableIdentifier(String whose, Map<String, Object> fields) {
        this.whose = whose;
        this.text = Json.text(fields);
        this.subscribe = command("subscribe", Map.of());
        this.unsubscribe = command("unsubscribe", Map.of());
        this.event = ("{\"identifier\":" + Json.text(text) + ",\"message\":{").getBytes(StandardCharsets.UTF_8);
        this.updatePresence = command("message", Map.of("data", Json.text(Map.of("action", "update_presence"))));
    }

    /** The events that a user hears of in an account. */
    public static CableIdentifier ofUser(String pubsubToken, long accountId, long userId) {
        Map<String, Object> fields = room(pubsubToken);
        fields.put("account_id", accountId);
        fields.put("user_id", userId);
        return new CableIdentifier("user " + userId + " of account " + accountId, fields);
    }

    /** The events that a contact hears of in a session. */
    public static CableIdentifier ofContact(String pubsubToken) {
        return new CableIdentifier("contact", room(pubsubToken));
    }

    private static Map<String, Object> room(String pubsubToken) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("channel", "RoomChannel");
        fields.put("pubsub_token", pubsubToken);
        return fields;
    }

    private String command(String name, Map<String, ?> more) {
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("command", name);
        command.put("identifier", text);
        command.putAll(more);
        return Json.text(command);
    }

    /** Whether a frame that names an identifier means this one. */
    boolean is(String identifier) {
        return text.equals(identifier);
    }

    /** Whether a frame begins as the server begins the events of this one: most frames do, and need no second look. */
    boolean beginsEvent(byte[] frame) {
        return frame.length > event.length && Arrays.equals(frame, 0, event.length, event, 0, event.length);
    }

    /** The command that begins the subscription. */
    public String subscribe() {
        return subscribe;
    }

    /** The command that ends it. */
    public String unsubscribe() {
        return unsubscribe;
    }

    /** The command that says that somebody is there; the server answers it with an event. */
    public String updatePresence() {
        return updatePresence;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CableIdentifier identifier && identifier.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Whose it is, without the token. */
    @Override
    public String toString() {
        return whose;
    }
}
