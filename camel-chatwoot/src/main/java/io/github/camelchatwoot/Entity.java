// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Locale;

/** What {@code chatwoot:poll} looks for. */
public enum Entity {
    /** Messages that are new: {@code message_created}. */
    MESSAGES,
    /** Conversations that are new or look different: {@code conversation_created}, {@code conversation_updated}. */
    CONVERSATIONS;

    /** The word in options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
