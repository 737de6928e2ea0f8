// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.Locale;

/** How an event came to us. */
public enum EventSource {
    /** Chatwoot posted it. */
    WEBHOOK,
    /** Chatwoot told it over the WebSocket. */
    WEBSOCKET,
    /** It was asked for, as the route does now and then. */
    POLL,
    /** It was asked for, because what tells events may have lost it. */
    SWEEP;

    /** The word in the header. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
