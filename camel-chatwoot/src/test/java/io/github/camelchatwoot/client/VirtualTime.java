// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when it is told to, on the thread that tells it. */
public final class VirtualTime implements Time {
    private record Event(long at, long number, Runnable action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    /** Not zero: nothing may rely on that. */
    private long now = -5_000_000_000L;

    private long numbers;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        Event event = new Event(now + Math.max(0, delay.toNanos()), numbers++, action);
        events.add(event);
        return () -> events.remove(event);
    }

    /** Lets time pass, with everything that happens meanwhile. */
    public void pass(Duration duration) {
        long end = now + duration.toNanos();
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event next = events.remove();
            now = next.at();
            next.action().run();
        }
        now = end;
    }

    /** What is still to happen. */
    public int waiting() {
        return events.size();
    }
}
