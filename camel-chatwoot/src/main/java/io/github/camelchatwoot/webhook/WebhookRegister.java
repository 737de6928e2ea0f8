// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Whether a route tells Chatwoot by itself where to post events to, and where in Chatwoot. */
public enum WebhookRegister {
    /** Not at all: somebody has done so in Chatwoot. */
    NONE(null),
    /** As a webhook of the account, which hears of all inboxes. */
    ACCOUNT(WebhookKind.ACCOUNT),
    /** As the callback URL of an API inbox. */
    INBOX(WebhookKind.INBOX),
    /** As the webhook URL of an agent bot. */
    BOT(WebhookKind.BOT);

    private final @Nullable WebhookKind kind;

    WebhookRegister(@Nullable WebhookKind kind) {
        this.kind = kind;
    }

    /** Whose webhook it is then; empty: that is not known. */
    public Optional<WebhookKind> kind() {
        return Optional.ofNullable(kind);
    }

    /** The word in options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
