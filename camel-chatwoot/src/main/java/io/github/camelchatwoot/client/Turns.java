// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets calls that must not overlap go one after the other, in order of arrival: those with the same key. A key that
 * nobody uses is forgotten. Safe to share across threads; no thread waits.
 */
public final class Turns {

    private final Time time;
    private final Map<Object, Queue> queues = new HashMap<>();

    /** What stands behind a key, guarded by the map. */
    private static final class Queue {
        private final Set<Visit> waiting = new LinkedHashSet<>();
        private boolean busy;
        private boolean lettingGo;
    }

    /** @param time ends waits that take too long */
    public Turns(Time time) {
        this.time = time;
    }

    /**
     * Makes a call when its turn has come.
     *
     * @param key equal for calls that must not overlap
     * @param asked what the call is, for messages
     * @param patience how long it waits at most
     * @param maxWaiting how many calls of the same key wait at most
     * @param call is made once, or not at all; nobody else's turn comes until its outcome is there
     * @return completes once; with {@link Failure.Congested} when the call was not made. Cancelling it gives the call
     *     up
     */
    public CompletableFuture<Outcome> inTurn(
            Object key, Asked asked, Duration patience, int maxWaiting, Supplier<CompletableFuture<Outcome>> call) {
        Visit visit = new Visit(key, call);
        synchronized (queues) {
            Queue queue = queues.computeIfAbsent(key, unused -> new Queue());
            if (queue.busy && queue.waiting.size() >= maxWaiting) {
                return CompletableFuture.completedFuture(Failures.crowded(asked, queue.waiting.size()));
            }
            queue.waiting.add(visit);
        }
        letGo(key);
        if (isWaiting(visit)) {
            Time.Alarm alarm = time.after(patience, () -> {
                if (leave(visit)) {
                    visit.result.complete(Failures.noTurn(asked, patience));
                }
            });
            CompletableFuture<Outcome> unused = visit.result.whenComplete((outcome, error) -> alarm.cancel());
        }
        return visit.result;
    }

    private boolean isWaiting(Visit visit) {
        synchronized (queues) {
            Queue queue = queues.get(visit.key);
            return queue != null && queue.waiting.contains(visit);
        }
    }

    /** Whether it was still waiting. */
    private boolean leave(Visit visit) {
        synchronized (queues) {
            Queue queue = queues.get(visit.key);
            return queue != null && queue.waiting.remove(visit);
        }
    }

    /** A loop, because calls may end at once: they must not lie on the stack one above the other. */
    private void letGo(Object key) {
        synchronized (queues) {
            Queue queue = queues.get(key);
            if (queue == null || queue.lettingGo) {
                return;
            }
            queue.lettingGo = true;
        }
        for (Visit next = next(key); next != null; next = next(key)) {
            next.go();
        }
    }

    private @Nullable Visit next(Object key) {
        synchronized (queues) {
            Queue queue = queues.get(key);
            if (queue == null) {
                return null;
            }
            if (!queue.busy && !queue.waiting.isEmpty()) {
                Visit visit = queue.waiting.iterator().next();
                queue.waiting.remove(visit);
                queue.busy = true;
                return visit;
            }
            queue.lettingGo = false;
            if (!queue.busy) {
                queues.remove(key);
            }
            return null;
        }
    }

    private void left(Object key) {
        synchronized (queues) {
            Queue queue = queues.get(key);
            if (queue != null) {
                queue.busy = false;
            }
        }
        letGo(key);
    }

    /** How many keys are in use. */
    int size() {
        synchronized (queues) {
            return queues.size();
        }
    }

    /** One call. */
    private final class Visit {
        private final Object key;
        private final Supplier<CompletableFuture<Outcome>> call;
        private final CompletableFuture<Outcome> result = new CompletableFuture<>();
        private volatile @Nullable CompletableFuture<Outcome> underWay;

        Visit(Object key, Supplier<CompletableFuture<Outcome>> call) {
            this.key = key;
            this.call = call;
            Cancelling.passOn(result, this::giveUp);
        }

        void go() {
            CompletableFuture<Outcome> made = made();
            underWay = made;
            if (result.isCancelled()) {
                made.cancel(true);
            }
            CompletableFuture<Outcome> unused = made.whenComplete((outcome, error) -> {
                left(key);
                if (error != null) {
                    result.completeExceptionally(error);
                } else {
                    result.complete(outcome);
                }
            });
        }

        private CompletableFuture<Outcome> made() {
            try {
                return call.get();
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private void giveUp() {
            CompletableFuture<Outcome> made = underWay;
            if (!leave(this) && made != null) {
                made.cancel(true);
            }
        }
    }
}
