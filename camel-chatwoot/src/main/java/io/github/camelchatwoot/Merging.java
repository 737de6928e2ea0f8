// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Failures;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.client.Turns;
import io.github.camelchatwoot.operation.Inputs;
import io.github.camelchatwoot.operation.Merge;
import io.github.camelchatwoot.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Reads, merges and writes, one after the other for the same labels or attributes of the same conversation or contact.
 * Safe to share across threads; no thread waits.
 *
 * @param client makes the calls
 * @param server which of them they go to
 * @param turns shared by all who change something on that server
 * @param patience how long a call waits for its turn
 * @param maxWaiting how many calls wait for their turn
 * @param merging runs what happens between reading and writing
 */
record Merging(Call client, URI server, Turns turns, Duration patience, int maxWaiting, Executor merging) {

    /** What must not be changed by two at a time. */
    private record Key(URI server, String path) {}

    /**
     * Makes a change.
     *
     * @param whole the call that would write what is given as it is
     * @throws IllegalArgumentException when something is missing or wrong; then nothing is sent
     */
    CompletableFuture<Outcome> send(Operation operation, Merge merge, Inputs inputs, Request whole) {
        Object given = merge.given(operation, whole);
        Request read = merge.reading(operation, inputs);
        return turns.inTurn(new Key(server, whole.path()), whole.asked(), patience, maxWaiting, () -> {
            Change change = new Change(operation, merge, inputs, given);
            change.read(read);
            return change.result;
        });
    }

    /** One change, from reading to the answer of writing. */
    private final class Change {
        private final Operation operation;
        private final Merge merge;
        private final Inputs inputs;
        private final Object given;
        private final CompletableFuture<Outcome> result = new CompletableFuture<>();
        private volatile @Nullable CompletableFuture<Outcome> current;

        Change(Operation operation, Merge merge, Inputs inputs, Object given) {
            this.operation = operation;
            this.merge = merge;
            this.inputs = inputs;
            this.given = given;
            CompletableFuture<Outcome> unused = result.whenComplete((outcome, error) -> giveUp());
        }

        private void giveUp() {
            CompletableFuture<Outcome> call = current;
            if (result.isCancelled() && call != null) {
                call.cancel(true);
            }
        }

        void read(Request request) {
            CompletableFuture<Outcome> call = client.send(request);
            current = call;
            CompletableFuture<Outcome> unused = call.whenCompleteAsync(
                    (outcome, error) -> {
                        if (outcome instanceof Answer answer) {
                            change(request, answer);
                        } else {
                            end(outcome, error);
                        }
                    },
                    merging);
        }

        private void change(Request request, Answer answer) {
            try {
                Object stored = merge.stored(answer);
                if (stored == null) {
                    result.complete(Failures.unexpected(request.asked(), answer, "the answer is of another shape"));
                    return;
                }
                Request write = merge.writing(operation, inputs, stored, given);
                if (write == null) {
                    result.complete(merge.unchanged(answer, stored));
                } else if (!result.isDone()) {
                    write(write);
                }
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        }

        private void write(Request request) {
            CompletableFuture<Outcome> call = client.send(request);
            current = call;
            giveUp();
            CompletableFuture<Outcome> unused = call.whenComplete(this::end);
        }

        private void end(@Nullable Outcome outcome, @Nullable Throwable error) {
            if (error != null) {
                result.completeExceptionally(error);
            } else {
                result.complete(outcome);
            }
        }
    }
}
