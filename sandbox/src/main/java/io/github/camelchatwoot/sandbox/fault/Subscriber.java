// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

/** Who listens on a WebSocket. */
public enum Subscriber {
    /** An agent or administrator. */
    USER,
    /** A contact, by the token of its session. */
    CONTACT
}
