// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.camelchatwoot.cable.CableStatus;
import io.github.camelchatwoot.client.Time;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a WebSocket that is confirmed hears anything. A server that has lost its Redis goes on pinging and
 * confirms every subscription, but tells nobody of anything until it is restarted. It is known by that it does not tell
 * of the presence that each subscription makes, or of messages that are there. While it is so, the socket is renewed
 * every minute, because nothing else shows that the server is well again. Safe for any thread.
 */
final class Hearing {

    private final Supplier<CableStatus> status;
    private final Ear ear;
    private final Patience patience;
    private final Time time;
    private @Nullable String reason;
    private Time.@Nullable Alarm listening;
    private Time.@Nullable Alarm renewal;
    private boolean closed;

    /** What follows. Called by one thread at a time; does not block. */
    interface Ear {
        /** The server turns out to be deaf, or not to be so any more. */
        void deaf(boolean isDeaf);

        /** Another socket may hear more. */
        void renew(String why);
    }

    Hearing(Supplier<CableStatus> status, Ear ear, Patience patience, Time time) {
        this.status = status;
        this.ear = ear;
        this.patience = patience;
        this.time = time;
    }

    /** A subscription was confirmed. */
    synchronized void confirmed() {
        forget(listening);
        listening = closed ? null : time.after(patience.presence(), this::listen);
    }

    private synchronized void listen() {
        CableStatus now = status.get();
        if (now.heard()) {
            heard();
        } else if (now.isConfirmed() && now.lasting().compareTo(patience.presence()) >= 0) {
            suspect("the subscription is confirmed, but nothing comes, not even about presence");
        }
    }

    /** An event came. */
    synchronized void heard() {
        if (reason != null && status.get().heard()) {
            reason = null;
            forget(renewal);
            ear.deaf(false);
        }
    }

    /**
     * It was looked for what the socket should have told.
     *
     * @param missed how many messages it had not told, although they were there for the time of grace at least
     */
    synchronized void checked(int missed) {
        CableStatus now = status.get();
        Duration quiet = now.sinceEvent();
        boolean silent = quiet == null || quiet.compareTo(patience.grace()) >= 0;
        if (missed > 0 && silent && now.isConfirmed() && now.lasting().compareTo(patience.presence()) >= 0) {
            suspect("messages are there that it has not told");
        }
    }

    private void suspect(String why) {
        if (closed) {
            return;
        }
        boolean first = reason == null;
        reason = why;
        if (first) {
            ear.deaf(true);
            renew();
        }
    }

    private synchronized void renew() {
        String why = reason;
        if (why != null && !closed) {
            ear.renew(why);
            renewal = time.after(patience.renewal(), this::renew);
        }
    }

    /** Why the server seems to be deaf; null: it does not. */
    synchronized @Nullable String reason() {
        return reason;
    }

    synchronized void open() {
        closed = false;
    }

    /** Nothing follows any more. */
    synchronized void close() {
        closed = true;
        reason = null;
        forget(listening);
        forget(renewal);
    }

    private static void forget(Time.@Nullable Alarm alarm) {
        if (alarm != null) {
            alarm.cancel();
        }
    }
}
