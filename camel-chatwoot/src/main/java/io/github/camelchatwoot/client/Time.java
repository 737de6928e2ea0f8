// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;

/** Time as calls know it: what it is, and a way to go on later. Safe for any thread. */
public interface Time {

    /** Something that is going to happen. */
    @FunctionalInterface
    interface Alarm {
        /** Forgets it; harmless when it has happened. */
        void cancel();
    }

    /** Nanoseconds since some moment; only differences mean anything. */
    long nanos();

    /** Runs an action once, after the delay. The action is short: all of them share a thread. */
    Alarm after(Duration delay, Runnable action);
}
