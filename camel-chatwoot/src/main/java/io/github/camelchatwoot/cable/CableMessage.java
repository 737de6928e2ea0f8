// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.io.IOException;
import java.util.List;

import io.github.camelchatwoot.json.JsonScan;
import org.jspecify.annotations.Nullable;

/** What the server says in a frame. Immutable as far as nobody changes the bytes. */
public sealed interface CableMessage {

    /** It has opened the connection, and takes commands. */
    record Welcome() implements CableMessage {}

    /** It is there. Says nothing about whether events would come. */
    record Ping() implements CableMessage {}

    /** The subscription is alive. */
    record Confirmation() implements CableMessage {}

    /** The subscription is refused. Chatwoot never says so: it says nothing. */
    record Rejection() implements CableMessage {}

    /**
     * It is going to close the connection.
     *
     * @param reason its word for why
     * @param reconnect whether to come back
     */
    record Disconnect(String reason, boolean reconnect) implements CableMessage {}

    /**
     * An event of the subscription. Only its begin was looked at: whether the rest is JSON turns out when it is
     * decoded.
     *
     * @param frame the whole frame as received; not a copy
     */
    @SuppressWarnings("ArrayRecordComponent") // is handed on once, and compared by nobody
    record EventFrame(byte[] frame) implements CableMessage {
        /** Only the length: events hold personal data. */
        @Override
        public String toString() {
            return "EventFrame[" + frame.length + " bytes]";
        }
    }

    /**
     * Nothing that a client of this subscription knows.
     *
     * @param why in a few words, without anything of the frame
     */
    record Unknown(String why) implements CableMessage {}

    /** Reads frames. */
    final class Reader {
        private static final JsonScan FRAME =
                new JsonScan(List.of("/type", "/identifier", "/message", "/reason", "/reconnect"));

        private static final int WORD = 40;

        private Reader() {}

        /**
         * Reads a frame. An event is known by its begin, all others are read in one pass; what is no JSON is unknown.
         *
         * @param ours the subscription of the connection that it came from
         */
        public static CableMessage read(byte[] frame, CableIdentifier ours) {
            if (ours.beginsEvent(frame)) {
                return new EventFrame(frame);
            }
            try {
                @Nullable Object[] parts = FRAME.read(frame);
                if (parts[1] instanceof String identifier && !ours.is(identifier)) {
                    return new Unknown("it is about another subscription");
                }
                boolean subscribed = parts[1] instanceof String;
                return parts[0] instanceof String type
                        ? control(type, subscribed, parts)
                        : event(frame, subscribed, parts[2]);
            } catch (IOException notJson) {
                return new Unknown("it is no JSON"); // the exception would show a stranger's words
            }
        }

        private static CableMessage event(byte[] frame, boolean subscribed, @Nullable Object message) {
            return subscribed && message instanceof JsonScan.Part
                    ? new EventFrame(frame)
                    : new Unknown("it has neither a type nor an event");
        }

        private static CableMessage control(String type, boolean subscribed, @Nullable Object[] parts) {
            return switch (type) {
                case "welcome" -> new Welcome();
                case "ping" -> new Ping();
                case "disconnect" -> new Disconnect(word(parts[3]), !Boolean.FALSE.equals(parts[4]));
                case "confirm_subscription" ->
                    subscribed ? new Confirmation() : new Unknown("it confirms no subscription");
                case "reject_subscription" -> subscribed ? new Rejection() : new Unknown("it rejects no subscription");
                default -> new Unknown("its type is unknown");
            };
        }

        /** A server's word, fit for messages. */
        private static String word(@Nullable Object reason) {
            String word = reason instanceof String text ? text : "";
            return word.length() <= WORD && word.matches("[\\w .-]+") ? word : "no reason";
        }
    }
}
