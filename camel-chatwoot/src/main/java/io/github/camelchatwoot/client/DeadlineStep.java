// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a call that takes too long as a whole. The transport's own timeout only limits the silence between two packets,
 * so an answer that trickles would never end.
 */
final class DeadlineStep implements Step {

    private final Duration limit;
    private final ScheduledExecutorService timer;

    DeadlineStep(Duration limit, ScheduledExecutorService timer) {
        this.limit = limit;
        this.timer = timer;
    }

    @Override
    public CompletableFuture<Outcome> send(Request request, Call next) {
        CompletableFuture<Outcome> outcome = next.send(request);
        CompletableFuture<Outcome> result = new CompletableFuture<>();
        ScheduledFuture<?> alarm = timer.schedule(
                () -> {
                    if (result.complete(timedOut(request))) {
                        outcome.cancel(true);
                    }
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        CompletableFuture<Outcome> unused = outcome.whenComplete((ended, error) -> {
            alarm.cancel(false);
            if (ended != null) {
                result.complete(ended);
            } else if (error != null) {
                result.completeExceptionally(error);
            }
        });
        return result;
    }

    private Outcome timedOut(Request request) {
        SocketTimeoutException cause = new SocketTimeoutException("no complete answer after " + limit);
        return Failures.timedOut(request.asked(), limit, cause);
    }
}
