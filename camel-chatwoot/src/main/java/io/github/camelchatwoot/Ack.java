// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Locale;

/** When a webhook is answered. */
public enum Ack {
    /** As soon as its event is queued. */
    ACCEPTED,
    /** When the route has ended, by its result. */
    COMPLETED;

    /** The word in options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
