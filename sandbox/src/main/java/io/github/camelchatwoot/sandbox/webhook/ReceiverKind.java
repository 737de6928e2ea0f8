// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

/** For whom a webhook is. */
public enum ReceiverKind {
    /** A webhook of the account. */
    ACCOUNT,
    /** The callback URL of an API inbox. */
    INBOX,
    /** The URL of an agent bot. */
    BOT
}
