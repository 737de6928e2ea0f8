// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.cable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;

/**
 * A text that goes out of a connection.
 *
 * @param text what is on the wire
 */
public record Frame(Kind kind, String text) {
    /** What a frame is about. */
    public enum Kind {
        WELCOME,
        PING,
        CONFIRMATION,
        EVENT,
        DISCONNECT
    }

    static Frame welcome() {
        return frame(Kind.WELCOME, Json.object().put("type", "welcome"));
    }

    static Frame ping(long seconds) {
        return frame(Kind.PING, Json.object().put("type", "ping").put("message", seconds));
    }

    static Frame confirmation(String identifier) {
        return frame(
                Kind.CONFIRMATION, Json.object().put("identifier", identifier).put("type", "confirm_subscription"));
    }

    /** @param identifier the subscription's, already written as JSON */
    static Frame event(String identifier, String message) {
        return new Frame(Kind.EVENT, "{\"identifier\":" + identifier + ",\"message\":" + message + '}');
    }

    static Frame disconnect(String reason, boolean reconnect) {
        return frame(
                Kind.DISCONNECT,
                Json.object().put("type", "disconnect").put("reason", reason).put("reconnect", reconnect));
    }

    private static Frame frame(Kind kind, ObjectNode json) {
        return new Frame(kind, Json.write(json));
    }
}
