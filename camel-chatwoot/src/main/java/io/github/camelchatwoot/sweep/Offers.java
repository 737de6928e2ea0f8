// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.intake.Admission;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.intake.Intake;
import org.jspecify.annotations.Nullable;

/**
 * Gives events to the intake, so many at a time that others have room beside them, and again when there is none. Safe
 * for any thread; no thread waits.
 */
final class Offers {

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Intake intake;
    private final Pauses pauses;
    private final Executor executor;
    private final int ahead;
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int out;
    private boolean closed;

    /**
     * Nothing was offered yet.
     *
     * @param executor goes on when something has ended
     * @param ahead how many events may be on their way at a time
     */
    Offers(Intake intake, Pauses pauses, Executor executor, int ahead) {
        this.intake = intake;
        this.pauses = pauses;
        this.executor = executor;
        this.ahead = ahead;
    }

    /**
     * Offers an event.
     *
     * @return completes when it was taken, or with null when the route does not want it
     */
    CompletableFuture<Admission.@Nullable Taken> offer(Arrival arrival) {
        CompletableFuture<Admission.@Nullable Taken> taken = new CompletableFuture<>();
        CompletableFuture<?> unused = place().whenComplete((free, error) -> {
            if (error == null) {
                attempt(arrival, FIRST_WAIT, taken);
            } else {
                taken.completeExceptionally(error);
            }
        });
        return taken;
    }

    /** Has a place, and gives it back when the event has ended or there is none. */
    private void attempt(Arrival arrival, Duration wait, CompletableFuture<Admission.@Nullable Taken> result) {
        Admission admission;
        try {
            admission = intake.offer(arrival);
        } catch (RuntimeException e) {
            leave();
            result.completeExceptionally(e);
            return;
        }
        if (admission instanceof Admission.Taken taken) {
            CompletableFuture<?> unused = taken.ending().whenComplete((ending, error) -> leave());
            result.complete(taken);
        } else if (admission instanceof Admission.Full) {
            again(arrival, wait, result);
        } else {
            leave();
            result.complete(null);
        }
    }

    private void again(Arrival arrival, Duration wait, CompletableFuture<Admission.@Nullable Taken> result) {
        Duration doubled = wait.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        CompletableFuture<?> unused = pauses.pause(wait).whenComplete((over, error) -> {
            if (error == null) {
                attempt(arrival, next, result);
            } else {
                leave();
                result.completeExceptionally(error);
            }
        });
    }

    private synchronized CompletableFuture<Void> place() {
        if (closed) {
            return CompletableFuture.failedFuture(SweepException.stopped());
        }
        if (out < ahead) {
            out++;
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> mine = new CompletableFuture<>();
        waiting.add(mine);
        return mine;
    }

    private void leave() {
        CompletableFuture<Void> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                out--;
            }
        }
        if (next != null) { // on a thread of its own: the one that ended an event has more to do
            executor.execute(() -> next.complete(null));
        }
    }

    void close() {
        Deque<CompletableFuture<Void>> left;
        synchronized (this) {
            closed = true;
            left = new ArrayDeque<>(waiting);
            waiting.clear();
        }
        left.forEach(one -> one.completeExceptionally(SweepException.stopped()));
    }
}
