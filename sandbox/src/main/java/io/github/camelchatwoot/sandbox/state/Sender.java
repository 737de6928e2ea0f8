// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

/** Who can write a message or change something. */
public sealed interface Sender permits User, AgentBot, Contact {
    long id();

    /** The name that activity messages use. */
    String title();

    /** The type that is stored with a message. */
    String type();
}
