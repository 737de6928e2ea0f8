// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Lets work with the same key go one after the other, in the order in which it came, and other work beside it, so much
 * at a time. A key that nobody uses is forgotten. Safe for any thread; no thread waits.
 *
 * @param <T> what is worked on
 */
final class Lanes<T> {

    private final int parallel;
    private final Executor executor;
    private final Function<T, CompletableFuture<?>> work;
    private final Map<Object, Lane<T>> lanes = new HashMap<>();
    private final Deque<Lane<T>> ready = new ArrayDeque<>();
    private int slots;

    /**
     * A thread was asked for that has not begun. It asks for the next one itself: to wake one for each piece of work
     * costs more than most pieces do, and those that have begun often take it first.
     */
    private boolean waking;

    private boolean closed;

    /** What waits behind a key. Guarded by the lanes. */
    private static final class Lane<T> {
        private final Object key;
        private final Deque<T> waiting = new ArrayDeque<>(2);

        /** What is under way. */
        private @Nullable T now;

        Lane(Object key) {
            this.key = key;
        }
    }

    /**
     * Empty lanes.
     *
     * @param parallel how much is under way at a time
     * @param executor runs it, whatever happens: what it cannot take, the caller runs
     * @param work begins with a piece, and completes when it is over; does not throw
     */
    Lanes(int parallel, Executor executor, Function<T, CompletableFuture<?>> work) {
        this.parallel = parallel;
        this.executor = executor;
        this.work = work;
    }

    /** Adds work; false: nothing is taken any more. */
    boolean put(Object key, T piece) {
        boolean drive = false;
        synchronized (this) {
            if (closed) {
                return false;
            }
            Lane<T> lane = lanes.get(key);
            if (lane == null) {
                lane = new Lane<>(key);
                lanes.put(key, lane);
                ready.add(lane);
            }
            lane.waiting.add(piece);
            drive = another();
        }
        if (drive) {
            executor.execute(this::begin);
        }
        return true;
    }

    /** Whether one more thread has something to do; it has a slot then. */
    private boolean another() {
        if (waking || ready.isEmpty() || slots >= parallel) {
            return false;
        }
        slots++;
        waking = true;
        return true;
    }

    private void begin() {
        Lane<T> first;
        boolean more;
        synchronized (this) {
            waking = false;
            first = next();
            more = another();
        }
        if (more) {
            executor.execute(this::begin);
        }
        drive(first);
    }

    /** Works as long as there is something to do and nothing to wait for. */
    private void drive(@Nullable Lane<T> first) {
        for (Lane<T> lane = first; lane != null; lane = next()) {
            Lane<T> current = lane;
            CompletableFuture<?> end = work.apply(Objects.requireNonNull(current.now));
            if (!end.isDone()) {
                CompletableFuture<?> unused = end.whenComplete((value, error) -> {
                    left(current);
                    executor.execute(() -> drive(next()));
                });
                return; // the slot stays taken until then
            }
            left(current);
        }
    }

    /** The lane whose turn it is, with the piece taken from it: it is no longer given back. */
    private synchronized @Nullable Lane<T> next() {
        Lane<T> lane = closed ? null : ready.poll();
        if (lane == null) {
            slots--;
        } else {
            lane.now = lane.waiting.remove();
        }
        return lane;
    }

    private synchronized void left(Lane<T> lane) {
        lane.now = null;
        if (lane.waiting.isEmpty()) {
            lanes.remove(lane.key);
        } else {
            ready.add(lane);
        }
    }

    /** How many keys are in use. */
    synchronized int size() {
        return lanes.size();
    }

    /** Takes nothing more, and gives back what has not begun. */
    synchronized List<T> close() {
        closed = true;
        List<T> left = new ArrayList<>();
        lanes.values().forEach(lane -> {
            left.addAll(lane.waiting);
            lane.waiting.clear();
        });
        ready.clear();
        return left;
    }
}
