// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.Locale;

import io.github.camelchatwoot.event.Event.Facts;
import org.jspecify.annotations.Nullable;

/**
 * Knows the messages that this bridge created: their source id begins with the id of the bridge, and stays so when the
 * message is sent again, deleted, or told after a restart. Immutable, safe to share across threads.
 *
 * @param mode which of them are kept from coming back
 * @param bridgeId the id of the bridge; null: it is not known what this bridge created
 */
public record EchoGuard(Mode mode, @Nullable String bridgeId) {

    private static final String OUTGOING = "outgoing";

    /** Which messages of this bridge are kept from coming back. */
    public enum Mode {
        /** Those that it mirrored for an agent. A bot still sees what this bridge delivered for customers. */
        OUTGOING,
        /** All of them. */
        ALL,
        /** None. */
        NONE;

        /** The word in options. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether an event is to be kept from coming back. */
    public boolean isEcho(Event event) {
        return switch (mode) {
            case NONE -> false;
            case ALL -> isOwn(event);
            case OUTGOING -> OUTGOING.equals(event.facts().messageType()) && isOwn(event);
        };
    }

    /** Whether an event is about a message that this bridge created. */
    public boolean isOwn(Event event) {
        Facts facts = event.facts();
        return bridgeId != null
                && facts.messageSourceId() != null
                && facts.messageSourceId().startsWith(bridgeId + ":");
    }
}
