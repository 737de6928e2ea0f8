// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.Locale;

/** Whose webhook it is: what an answer means depends on it. */
public enum WebhookKind {
    /** An account's. It is sent once, whatever is answered. */
    ACCOUNT(503),
    /** The callback URL of an API inbox. It is sent once, and an error makes the message a failed one. */
    INBOX(503),
    /**
     * An agent bot's. It is sent again, twice, after 429 and 500; after anything else the conversation goes to people.
     */
    BOT(429);

    private final int unavailable;

    WebhookKind(int unavailable) {
        this.unavailable = unavailable;
    }

    /** The HTTP status that says: not now. */
    public int unavailable() {
        return unavailable;
    }

    /** The word in options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
