// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * Lets calls that are counted together go one after the other, no more of them than the server allows. After a refusal
 * nobody goes for a while, then one to see, then the others. Safe for any thread; no thread waits.
 */
final class Lane {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 10;

    /** What becomes of a call that wants to go. */
    enum Turn {
        GO,
        /** Too many wait already. */
        FULL,
        /** It has waited for too long. */
        LATE
    }

    private record Waiting(CompletableFuture<Turn> turn, Time.Alarm patience) {}

    private final Rate rate;
    private final Time time;
    private final int maxWaiting;
    private final Deque<Long> sent = new ArrayDeque<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** Nothing is counted as long as this is false. */
    private volatile boolean limiting;

    private long limitingSince;
    private int underWay;
    private int refusals;
    private long pausedSince;
    private Duration pause = Duration.ZERO;
    private Time.@Nullable Alarm wake;

    /**
     * A lane where nobody waits yet.
     *
     * @param limiting whether to count from the beginning; otherwise from the first refusal on
     */
    Lane(Rate rate, boolean limiting, int maxWaiting, Time time) {
        this.rate = rate;
        this.limiting = limiting;
        this.maxWaiting = maxWaiting;
        this.time = time;
        this.limitingSince = time.nanos();
    }

    /** Completes when the call may go, or must not any more. A call that goes ends with {@link #left}. */
    CompletableFuture<Turn> enter(Duration patience) {
        if (!limiting) {
            return CompletableFuture.completedFuture(Turn.GO);
        }
        synchronized (this) {
            if (waiting.isEmpty() && mayGo()) {
                going();
                return CompletableFuture.completedFuture(Turn.GO);
            }
            if (waiting.size() >= maxWaiting) {
                removeDone();
            }
            if (waiting.size() >= maxWaiting) {
                return CompletableFuture.completedFuture(Turn.FULL);
            }
            CompletableFuture<Turn> turn = new CompletableFuture<>();
            waiting.add(new Waiting(turn, time.after(patience, () -> turn.complete(Turn.LATE))));
            wakeLater();
            return turn;
        }
    }

    /**
     * A call has ended.
     *
     * @param entered when it was let go
     * @param refused null: the server did not refuse it; otherwise how long the server asks to wait, or zero
     */
    void left(long entered, @Nullable Duration refused) {
        if (!limiting && refused == null) {
            return;
        }
        synchronized (this) {
            if (limiting && entered - limitingSince >= 0) {
                underWay--;
            }
            if (refused != null) {
                refused(entered, refused);
            } else if (entered - pausedSince >= 0) {
                refusals = 0;
            }
        }
        letGo();
    }

    /** Many calls may be refused together: that is one refusal. */
    private void refused(long entered, Duration asked) {
        if (!limiting) {
            limitingSince = time.nanos();
            limiting = true;
        }
        if (refusals > 0 && entered - pausedSince < 0) {
            return;
        }
        Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(refusals, DOUBLINGS));
        Duration longest = min(LONGEST_PAUSE, rate.window().dividedBy(4));
        Duration wanted = asked.compareTo(own) > 0 ? asked : min(own, longest);
        refusals++;
        pause = min(wanted, rate.window());
        pausedSince = time.nanos();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void wakeUp(long due) {
        synchronized (this) {
            wake = null;
        }
        if (time.nanos() - due >= 0) {
            letGo();
        } // otherwise time has ended: who waits is told so, and to wait again would never end
    }

    /** Lets go who may. */
    private void letGo() {
        List<CompletableFuture<Turn>> gone = new ArrayList<>();
        synchronized (this) {
            removeDone();
            while (!waiting.isEmpty() && mayGo()) {
                Waiting next = waiting.remove();
                next.patience().cancel();
                going();
                gone.add(next.turn());
            }
            wakeLater();
        }
        for (CompletableFuture<Turn> turn : gone) {
            if (!turn.complete(Turn.GO)) {
                left(time.nanos(), null);
            }
        }
    }

    private void removeDone() {
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            if (all.next().turn().isDone()) {
                all.remove();
            }
        }
    }

    private boolean mayGo() {
        if (untilEndOfPause() > 0 || (refusals > 0 && underWay > 0)) {
            return false;
        }
        long now = time.nanos();
        while (!sent.isEmpty() && now - sent.getFirst() >= rate.window().toNanos()) {
            sent.removeFirst();
        }
        return sent.size() < rate.calls();
    }

    private void going() {
        sent.add(time.nanos());
        underWay++;
    }

    private long untilEndOfPause() {
        return refusals == 0 ? 0 : pause.toNanos() - (time.nanos() - pausedSince);
    }

    private void wakeLater() {
        if (wake != null || waiting.isEmpty()) {
            return;
        }
        long pauseEnds = untilEndOfPause();
        long room = sent.size() < rate.calls() ? 0 : rate.window().toNanos() - (time.nanos() - sent.getFirst());
        long wait = Math.max(pauseEnds, room);
        if (wait > 0) {
            long due = time.nanos() + wait;
            wake = time.after(Duration.ofNanos(wait), () -> wakeUp(due));
        }
    }

    /** Whether it can be forgotten: nothing waits, and nothing that was sent counts any more. */
    synchronized boolean isIdle() {
        return waiting.isEmpty()
                && underWay == 0
                && refusals == 0
                && (sent.isEmpty()
                        || time.nanos() - sent.getLast() >= rate.window().toNanos());
    }
}
