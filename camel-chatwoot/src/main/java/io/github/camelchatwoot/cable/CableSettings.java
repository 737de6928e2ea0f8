// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How patient a connection is.
 *
 * @param ticket how long to wait for the identifier
 * @param opening how long to wait for an open socket, the answer to the handshake included; longer than the socket
 *     itself waits for a connection and TLS
 * @param welcome how long to wait for the server's first word
 * @param confirmation how long to wait for the confirmation; a server refuses a subscription by saying nothing
 * @param silence after how much silence a confirmed connection counts as lost; the server pings every 3 seconds
 * @param closing how long to wait until a socket has closed, before it is torn down
 * @param backoff the waits between connections
 * @param window how many events may be under way at a time, at least 8; while there are so many, nothing more is read
 * @param presence how often the server is told that somebody is there; null: never
 */
public record CableSettings(
        Duration ticket,
        Duration opening,
        Duration welcome,
        Duration confirmation,
        Duration silence,
        Duration closing,
        Backoff backoff,
        int window,
        @Nullable Duration presence) {

    /** Users are offline after 20 seconds. */
    public static final Duration PRESENCE_OF_USERS = Duration.ofSeconds(20);

    /** Contacts are offline after 90 seconds. */
    public static final Duration PRESENCE_OF_CONTACTS = Duration.ofSeconds(60);

    /** What suits a Chatwoot server; without presence. */
    public static final CableSettings DEFAULT = new CableSettings(
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(60)),
            64,
            null);

    /** With fewer, what comes before the confirmation could leave no place for it. */
    private static final int LEAST_WINDOW = 8;

    public CableSettings {
        if (window < LEAST_WINDOW) {
            throw new IllegalArgumentException("A window of " + window + " is too small: at least " + LEAST_WINDOW);
        }
    }

    /** The same, with presence or without. */
    public CableSettings withPresence(@Nullable Duration every) {
        return new CableSettings(ticket, opening, welcome, confirmation, silence, closing, backoff, window, every);
    }

    /** The same with another window. */
    public CableSettings withWindow(int events) {
        return new CableSettings(ticket, opening, welcome, confirmation, silence, closing, backoff, events, presence);
    }
}
