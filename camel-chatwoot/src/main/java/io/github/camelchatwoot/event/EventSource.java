// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.Locale;

/** How an event came to us. */
public enum EventSource {
    /** Chatwoot posted it. */
    WEBHOOK;

    /** The word in the header. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
