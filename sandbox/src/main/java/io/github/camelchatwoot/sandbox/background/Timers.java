// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.background;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Supplier;

import io.vertx.core.Vertx;

/**
 * Runs things later, by the time of the double: when that is moved on, what has become due runs at once, and while it
 * stands still, nothing does. Used on the event loop only.
 */
public final class Timers {
    /** A clock of the user's may jump at any moment: somebody has to look. */
    private static final long LONGEST_LOOK_MS = 50;

    private final Vertx vertx;
    private final Supplier<Instant> now;
    private final Runnable afterwards;
    private final PriorityQueue<Timer> queue = new PriorityQueue<>(
            Comparator.<Timer, Instant>comparing(timer -> timer.due).thenComparing(timer -> timer.number));
    private long numbers;
    private boolean looking;

    /** @param afterwards runs after each timer: it takes on the events that the timer set off */
    public Timers(Vertx vertx, Supplier<Instant> now, Runnable afterwards) {
        this.vertx = vertx;
        this.now = now;
        this.afterwards = afterwards;
    }

    /** Something that is going to run. */
    public final class Timer {
        private final Instant due;
        private final long number = numbers++;
        private final Runnable action;

        private Timer(Instant due, Runnable action) {
            this.due = due;
            this.action = action;
        }

        /** Forgets it; harmless when it has already run. */
        public void cancel() {
            queue.remove(this);
        }
    }

    /** Runs the action once, after the delay. */
    public Timer after(Duration delay, Runnable action) {
        Timer timer = new Timer(now.get().plus(delay), action);
        queue.add(timer);
        look();
        return timer;
    }

    /** Runs what is due; for whoever has changed the time. */
    public void runDue() {
        for (Timer next = queue.peek(); next != null && !next.due.isAfter(now.get()); next = queue.peek()) {
            queue.remove(next);
            next.action.run();
            afterwards.run();
        }
        look();
    }

    private void look() {
        Timer next = queue.peek();
        if (looking || next == null) {
            return;
        }
        looking = true;
        long wait = Duration.between(now.get(), next.due).toMillis() + 1;
        vertx.setTimer(Math.max(1, Math.min(wait, LONGEST_LOOK_MS)), id -> {
            looking = false;
            runDue();
        });
    }
}
