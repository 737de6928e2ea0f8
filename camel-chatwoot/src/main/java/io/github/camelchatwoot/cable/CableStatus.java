// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a connection is at a moment, for those who look after it. Without secrets.
 *
 * @param phase what it does
 * @param lasting how long it has been doing that
 * @param trouble why the last connection was lost; null: none was
 * @param opened how many sockets were opened
 * @param confirmations how many subscriptions were confirmed
 * @param events how many events came
 * @param unknown how many frames came that nobody understands
 * @param sinceEvent how long ago the last event came; null: none has
 * @param heard whether any event came over the present socket, be it only about presence. A server that is well tells
 *     of presence at each subscription, shortly before or after it confirms it; one that is deaf confirms, and is
 *     silent
 */
public record CableStatus(
        Phase phase,
        Duration lasting,
        @Nullable String trouble,
        long opened,
        long confirmations,
        long events,
        long unknown,
        @Nullable Duration sinceEvent,
        boolean heard) {

    /** What a connection does. */
    public enum Phase {
        /** Nothing: it was not started, or it was stopped. */
        STOPPED,
        /** Waits before it tries again. */
        WAITING,
        /** Waits until enough events of earlier sockets are done with. */
        CROWDED,
        /** Asks what to subscribe to. */
        ASKING,
        /** Opens a socket. */
        CONNECTING,
        /** Waits for the server's first word. */
        GREETING,
        /** Waits for the confirmation. */
        SUBSCRIBING,
        /** Is subscribed: events come. */
        CONFIRMED,
        /** Waits until a socket has closed. */
        CLOSING
    }

    /** Whether it is subscribed. */
    public boolean isConfirmed() {
        return phase == Phase.CONFIRMED;
    }
}
