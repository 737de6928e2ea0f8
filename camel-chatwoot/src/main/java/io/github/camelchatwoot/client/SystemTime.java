// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The time of the machine. Once it is closed nothing waits any more: what was to happen later happens at once, so that
 * no call is left without an end.
 */
public final class SystemTime implements Time, AutoCloseable {

    private final ScheduledExecutorService timer;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param timer runs the actions; belongs to the caller */
    public SystemTime(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        Runnable once = new Runnable() {
            @Override
            public void run() {
                waiting.remove(this);
                if (done.compareAndSet(false, true)) {
                    action.run();
                }
            }
        };
        waiting.add(once);
        try {
            ScheduledFuture<?> scheduled = timer.schedule(once, delay.toNanos(), TimeUnit.NANOSECONDS);
            if (closed) {
                once.run();
            }
            return () -> {
                done.set(true);
                waiting.remove(once);
                scheduled.cancel(false);
            };
        } catch (RejectedExecutionException stopped) {
            once.run();
            return () -> {};
        }
    }

    @Override
    public void close() {
        closed = true;
        Set.copyOf(waiting).forEach(Runnable::run);
    }
}
