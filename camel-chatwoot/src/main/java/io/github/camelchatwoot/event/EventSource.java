// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.Locale;

/** How an event came to us. */
public enum EventSource {
    /** Chatwoot posted it. */
    WEBHOOK,
    /** Chatwoot told it on the WebSocket. */
    WEBSOCKET,
    /** It was looked for, because nothing tells it. */
    POLL,
    /** It was looked for, because what should have told it may not have done so. */
    SWEEP;

    /** The word in the header. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
