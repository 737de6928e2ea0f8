// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Ends an attempt that takes too long as a whole. The transport's own timeout only limits the silence between two
 * packets, so an answer that trickles would never end.
 */
final class DeadlineStep implements Step {

    private final Duration limit;
    private final Time time;

    DeadlineStep(Duration limit, Time time) {
        this.limit = limit;
        this.time = time;
    }

    @Override
    public CompletableFuture<Outcome> send(Request request, Call next) {
        CompletableFuture<Outcome> outcome = next.send(request);
        if (outcome.isDone()) {
            return outcome; // it was not sent at all
        }
        CompletableFuture<Outcome> result = new CompletableFuture<>();
        Time.Alarm alarm = time.after(limit, () -> {
            if (result.complete(timedOut(request))) {
                outcome.cancel(true);
            }
        });
        CompletableFuture<Outcome> unused = outcome.whenComplete((ended, error) -> {
            alarm.cancel();
            if (ended != null) {
                result.complete(ended);
            } else if (error != null) {
                result.completeExceptionally(error);
            }
        });
        Cancelling.passOn(result, () -> {
            alarm.cancel();
            outcome.cancel(true);
        });
        return result;
    }

    private Outcome timedOut(Request request) {
        SocketTimeoutException cause = new SocketTimeoutException("no complete answer after " + limit);
        return Failures.timedOut(request.asked(), limit, cause);
    }
}
