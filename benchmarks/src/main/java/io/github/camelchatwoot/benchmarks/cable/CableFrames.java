// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.cable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.camelchatwoot.benchmarks.measure.Form;
import io.github.camelchatwoot.benchmarks.measure.Resource;
import io.vertx.core.json.Json;

/**
 * Frames of a subscription that tell a recorded event, a message with a file, with a longer text: 3 KB. Each has ids of
 * its own; they belong to some conversations in turn. Immutable.
 */
final class CableFrames {

    static final int CONVERSATIONS = 100;

    /** All ids have the same number of digits, so that they fit into the same place. */
    static final long FIRST_ID = 1_000_000_000L;

    private static final String EVENT = "message.created.json";
    private static final int SENTENCES = 4;
    private static final String ID = "@".repeat(10);
    private static final String CONVERSATION = "#".repeat(10);

    private final Form frame;

    /** @param identifier of the subscription, as the client has written it */
    CableFrames(String identifier) {
        frame = new Form(event(identifier), List.of(ID, CONVERSATION));
    }

    private static String event(String identifier) {
        try {
            String event = new String(Resource.bytes(EVENT), StandardCharsets.US_ASCII);
            String text = "content\":\"" + Resource.SENTENCE.repeat(SENTENCES) + "\"";
            return "{\"identifier\":" + Json.encode(identifier)
                    + event.substring(event.indexOf(",\"message\":"))
                            .replace("content\":\"\"", text)
                            .replace("\"id\":87,", "\"id\":" + ID + ",")
                            .replace("\"message_id\":87,", "\"message_id\":" + ID + ",")
                            .replace("\"conversation_id\":10,", "\"conversation_id\":" + CONVERSATION + ",");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The frame with this number. */
    String text(long number) {
        byte[] copy = frame.copy();
        frame.fill(copy, ID, FIRST_ID + number);
        frame.fill(copy, CONVERSATION, FIRST_ID + number % CONVERSATIONS);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }

    int length() {
        return frame.length();
    }
}
