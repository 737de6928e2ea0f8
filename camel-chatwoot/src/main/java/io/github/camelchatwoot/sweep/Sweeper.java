// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;

import io.github.camelchatwoot.client.RetryPolicy;
import io.github.camelchatwoot.client.Time;
import org.jspecify.annotations.Nullable;

/**
 * Sweeps now and then: at the start all that can be seen, then checks at an interval; after a failure again soon, and
 * then less and less often, but at the interval at least. Safe for any thread; no thread waits.
 */
public final class Sweeper implements AutoCloseable {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    /** How often to try again when there is no interval. */
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private final Sweep sweep;
    private final Time time;
    private final DoubleSupplier random;
    private final Listener listener;

    private Duration interval;
    private SweepKind wanted = SweepKind.CHECK;
    private int failures;
    private @Nullable SweepRun latest;
    private boolean active;
    private boolean closed;
    private Time.Alarm alarm = () -> {};

    /** Who wants to know what sweeps do. Called on any thread; does not block. */
    public interface Listener {
        /** A sweep has given everything to the intake, or was broken off. */
        default void offered(SweepReport report) {}

        /** The intake is at its end with everything that a sweep has given to it. */
        default void ended(SweepReport report) {}
    }

    /**
     * Does nothing before it is started. It closes the sweep.
     *
     * @param interval from the end of a sweep to the next check; zero: there are none
     * @param random between 0 and 1: spreads those who failed at the same time
     */
    public Sweeper(Sweep sweep, Time time, Duration interval, DoubleSupplier random, Listener listener) {
        this.sweep = sweep;
        this.time = time;
        this.interval = interval;
        this.random = random;
        this.listener = listener;
    }

    /** Catches up now, and goes on from there; also after {@link #suspend()}. */
    public SweepRun start() {
        synchronized (this) {
            active = !closed;
        }
        return now(SweepKind.CATCH_UP);
    }

    /** Sweeps now, whatever the interval; the next check is an interval later. */
    public SweepRun now(SweepKind kind) {
        SweepKind strongest;
        synchronized (this) {
            alarm.cancel();
            wanted = wanted.or(kind);
            strongest = wanted;
        }
        SweepRun run = sweep.run(strongest);
        boolean unheardOf;
        synchronized (this) {
            unheardOf = !run.equals(latest);
            latest = run;
        }
        if (unheardOf) { // else somebody else has asked for the same one
            CompletableFuture<?> unused = CompletableFuture.allOf(
                    run.offered().thenAccept(report -> over(run, report)),
                    run.ended().thenAccept(listener::ended));
        }
        return run;
    }

    private void over(SweepRun run, SweepReport report) {
        synchronized (this) {
            if (report.isComplete() && report.kind() == wanted) {
                wanted = SweepKind.CHECK;
            }
            failures = report.isComplete() ? 0 : failures + 1;
            if (run.equals(latest)) {
                plan();
            }
        }
        listener.offered(report);
    }

    /** Under the lock. A time that was closed calls at once, and nothing is to be done any more. */
    private void plan() {
        alarm.cancel();
        if (!active || (failures == 0 && interval.isZero())) {
            return;
        }
        Duration delay = delay();
        long due = time.nanos() + delay.toNanos();
        SweepRun before = latest;
        alarm = time.after(delay, () -> {
            if (time.nanos() - due >= 0 && isNext(before)) {
                SweepRun unused = now(SweepKind.CHECK);
            }
        });
    }

    private synchronized boolean isNext(@Nullable SweepRun before) {
        return active && Objects.equals(before, latest);
    }

    private Duration delay() {
        if (failures == 0) {
            return interval;
        }
        Duration longest = interval.isZero() ? LONGEST_RETRY : interval;
        return new RetryPolicy(0, FIRST_RETRY, longest, Duration.ZERO).delay(failures - 1, random.getAsDouble());
    }

    /** Changes the interval, also of the next check. */
    public synchronized void interval(Duration other) {
        boolean changed = !other.equals(interval);
        interval = other;
        if (changed && failures == 0 && latest != null && latest.offered().isDone()) {
            plan();
        }
    }

    /** Begins no sweep any more, until it is started again. */
    public synchronized void suspend() {
        active = false;
        alarm.cancel();
    }

    /** Stops at once, for good. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            active = false;
            alarm.cancel();
        }
        sweep.close();
    }
}
