// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.Locale;

/** Whether a route tells Chatwoot by itself where to post events to, and where in Chatwoot. */
public enum WebhookRegister {
    /** Not at all: somebody has done so in Chatwoot. */
    NONE,
    /** As a webhook of the account, which hears of all inboxes. */
    ACCOUNT,
    /** As the callback URL of an API inbox. */
    INBOX,
    /** As the webhook URL of an agent bot. */
    BOT;

    /** The word in options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
