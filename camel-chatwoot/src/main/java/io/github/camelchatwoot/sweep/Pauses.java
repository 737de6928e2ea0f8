// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Time;

/** Waits that end early, with a failure, when everything is closed. Safe for any thread; no thread waits. */
final class Pauses {

    private final Time time;
    private final Executor executor;
    private final Map<CompletableFuture<Void>, Time.Alarm> waiting = new HashMap<>();
    private boolean closed;

    /** @param executor goes on after a wait */
    Pauses(Time time, Executor executor) {
        this.time = time;
        this.executor = executor;
    }

    /** Completes after the delay. */
    CompletableFuture<Void> pause(Duration delay) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(SweepException.stopped());
            }
            waiting.put(end, () -> {}); // a time that was closed calls before it returns
            Time.Alarm alarm = time.after(delay, () -> executor.execute(() -> over(end)));
            waiting.replace(end, alarm);
        }
        return end;
    }

    private void over(CompletableFuture<Void> end) {
        boolean mine;
        synchronized (this) {
            mine = waiting.remove(end) != null;
        }
        if (mine) {
            end.complete(null);
        }
    }

    void close() {
        List<CompletableFuture<Void>> left;
        synchronized (this) {
            closed = true;
            waiting.values().forEach(Time.Alarm::cancel);
            left = List.copyOf(waiting.keySet());
            waiting.clear();
        }
        left.forEach(end -> end.completeExceptionally(SweepException.stopped()));
    }
}
