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
    private final Map<Long, Pause> waiting = new HashMap<>();
    private long numbers;
    private boolean closed;

    private record Pause(CompletableFuture<Void> end, Time.Alarm alarm) {}

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
            long number = numbers++;
            waiting.put(number, new Pause(end, () -> {})); // a time that was closed calls before it returns
            Time.Alarm alarm = time.after(delay, () -> executor.execute(() -> over(number)));
            waiting.replace(number, new Pause(end, alarm));
        }
        return end;
    }

    private void over(long number) {
        Pause mine;
        synchronized (this) {
            mine = waiting.remove(number);
        }
        if (mine != null) {
            mine.end().complete(null);
        }
    }

    void close() {
        List<Pause> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(waiting.values());
            waiting.clear();
        }
        left.forEach(pause -> {
            pause.alarm().cancel();
            pause.end().completeExceptionally(SweepException.stopped());
        });
    }
}
