// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Time;

/**
 * Notices silence, unless it is our own doing. Looks now and then, so that a message costs no more than a look at the
 * time. Used by the tasks of its executor only.
 */
final class Watch {

    private final Duration silence;
    private final Time time;
    private final Reminder reminder;
    private Runnable alarm = () -> {};
    private long last;
    private boolean watching;
    private boolean paused;

    Watch(Duration silence, Time time, Executor serial) {
        this.silence = silence;
        this.time = time;
        this.reminder = new Reminder(time, serial);
    }

    /** @param whenSilent what to do about a silence */
    void begin(Runnable whenSilent) {
        alarm = whenSilent;
        watching = true;
        paused = false;
        heard();
        look();
    }

    void heard() {
        last = time.nanos();
    }

    /** @param on whether nothing can come, since nothing is asked for; afterwards it begins anew */
    void pause(boolean on) {
        if (paused && !on) {
            heard();
        }
        paused = on;
        if (watching && !paused && !reminder.isSet()) {
            look();
        }
    }

    private void look() {
        if (!watching || paused) {
            return;
        }
        Duration left = silence.minusNanos(time.nanos() - last);
        if (left.isNegative() || left.isZero()) {
            watching = false;
            alarm.run();
        } else {
            reminder.set(left, this::look);
        }
    }

    void end() {
        watching = false;
        reminder.cancel();
    }
}
