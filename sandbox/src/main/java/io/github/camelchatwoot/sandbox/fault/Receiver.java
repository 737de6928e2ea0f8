// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

/** For whom a webhook is. */
public enum Receiver {
    /** A webhook of the account. */
    ACCOUNT,
    /** The callback URL of an API inbox. */
    INBOX,
    /** The URL of an agent bot. */
    BOT
}
