// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Time;
import org.jspecify.annotations.Nullable;

/** One thing to be done later; setting it anew replaces it. Used by the tasks of its executor only. */
final class Reminder {

    private final Time time;
    private final Executor serial;
    private Time.@Nullable Alarm alarm;
    private long number;

    Reminder(Time time, Executor serial) {
        this.time = time;
        this.serial = serial;
    }

    /** Does it after the delay, and nothing that was to be done before. */
    void set(Duration delay, Runnable action) {
        cancel();
        long mine = number;
        alarm = time.after(
                delay,
                () -> serial.execute(() -> {
                    if (mine == number) { // otherwise it was cancelled while it waited for its turn
                        cancel();
                        action.run();
                    }
                }));
    }

    boolean isSet() {
        return alarm != null;
    }

    void cancel() {
        number++;
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }
}
