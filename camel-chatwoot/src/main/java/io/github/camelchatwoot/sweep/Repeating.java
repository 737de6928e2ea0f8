// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One step after the other, each of which may take its time. No thread waits, and the stack does not grow with the
 * number of steps.
 */
final class Repeating {

    private final Supplier<@Nullable CompletableFuture<?>> steps;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private Repeating(Supplier<@Nullable CompletableFuture<?>> steps) {
        this.steps = steps;
    }

    /**
     * Repeats.
     *
     * @param steps begins with the next step; null: there is none
     * @return completes after the last step, or exceptionally after the first one that does
     */
    static CompletableFuture<Void> steps(Supplier<@Nullable CompletableFuture<?>> steps) {
        Repeating repeating = new Repeating(steps);
        repeating.drive();
        return repeating.end;
    }

    private void drive() {
        try {
            CompletableFuture<?> step = steps.get();
            while (step != null) {
                if (!step.isDone()) {
                    CompletableFuture<?> unused = step.whenComplete(this::goOn);
                    return;
                }
                step.join(); // throws what it has failed with
                step = steps.get();
            }
            end.complete(null);
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private void goOn(@Nullable Object value, @Nullable Throwable error) {
        if (error == null) {
            drive();
        } else {
            end.completeExceptionally(error);
        }
    }
}
