// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;

import io.github.camelchatwoot.cable.CableSettings;

/**
 * How long to wait for what a server does by itself, before something is concluded from it. Immutable.
 *
 * @param cable what a WebSocket waits for
 * @param presence how soon a server that is well tells of the presence that a subscription makes
 * @param renewal how often a WebSocket that hears nothing is renewed, and what it should hear is looked for
 * @param grace how long what has just happened is left to the source that tells it at once
 * @param lag how long everything must have been visible before a cursor passes it: twice as long as the server takes at
 *     most to make something visible
 */
record Patience(CableSettings cable, Duration presence, Duration renewal, Duration grace, Duration lag) {

    /** What suits Chatwoot servers. */
    static final Patience DEFAULT = new Patience(
            CableSettings.DEFAULT,
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30));
}
