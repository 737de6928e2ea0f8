// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Time;
import org.jspecify.annotations.Nullable;

/** Tells the server now and then that somebody is there. Used by the tasks of its executor only. */
final class Presence {

    private final @Nullable Duration every;
    private final Reminder reminder;

    /** @param every null: never */
    Presence(@Nullable Duration every, Time time, Executor serial) {
        this.every = every;
        this.reminder = new Reminder(time, serial);
    }

    /** The subscription itself has told it just now. */
    void begin(Line line) {
        if (every != null) {
            reminder.set(every, () -> {
                line.socket().send(line.identifier().updatePresence());
                begin(line);
            });
        }
    }

    void end() {
        reminder.cancel();
    }
}
