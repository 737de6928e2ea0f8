// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.client.Turns;

/**
 * Locks within this JVM: for each key a queue, in the order of asking.
 *
 * @param turns holds the queues
 * @param asked what waits, for messages
 * @param maxWaiting how many wait for the same key at most
 */
public record JvmLocks(Turns turns, Asked asked, int maxWaiting) implements DeliveryLocks {

    private static final Answer RELEASED = new Answer(204, Map.of(), new byte[0]);

    /** A lock that was not given in time, or for which too many wait. */
    static final class NotGivenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Outcome failure;

        NotGivenException(Outcome failure) {
            super(String.valueOf(failure));
            this.failure = failure;
        }

        Outcome failure() {
            return failure;
        }
    }

    @Override
    public CompletableFuture<Lock> acquire(String key, Duration patience) {
        CompletableFuture<Outcome> held = new CompletableFuture<>();
        CompletableFuture<Lock> given = new CompletableFuture<>();
        CompletableFuture<Outcome> turn = turns.inTurn(key, asked, patience, maxWaiting, () -> {
            given.complete(() -> held.complete(RELEASED));
            return held;
        });
        CompletableFuture<Outcome> unused = turn.whenComplete((outcome, error) -> {
            if (error != null) {
                given.completeExceptionally(error);
            } else if (outcome != RELEASED) {
                given.completeExceptionally(new NotGivenException(outcome));
            }
        });
        return given;
    }
}
