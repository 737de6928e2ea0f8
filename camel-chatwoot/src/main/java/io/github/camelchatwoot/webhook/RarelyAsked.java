// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.camelchatwoot.client.Time;
import org.jspecify.annotations.Nullable;

/**
 * A question that anybody can cause, a stranger with a wrong signature too: who asks while it is under way gets its
 * answer, and for a while after its beginning it is not asked again. Safe for any thread; no thread waits.
 */
final class RarelyAsked {

    private final Duration pause;
    private final Time time;
    private @Nullable CompletableFuture<Boolean> underWay;
    private @Nullable Long begun;

    RarelyAsked(Duration pause, Time time) {
        this.pause = pause;
        this.time = time;
    }

    /**
     * Asks, or waits for the answer to a question that is under way. Giving up ends the wait, not the question.
     *
     * @return what came of it; false when it was not asked, or failed
     */
    CompletableFuture<Boolean> ask(Supplier<CompletableFuture<Boolean>> question) {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        synchronized (this) {
            if (underWay != null) {
                return underWay.copy();
            }
            if (begun != null && time.nanos() - begun < pause.toNanos()) {
                return CompletableFuture.completedFuture(false);
            }
            begun = time.nanos();
            underWay = mine;
        }
        CompletableFuture<Boolean> answer = mine.copy();
        CompletableFuture<Void> unused = CompletableFuture.completedFuture(question)
                .thenCompose(Supplier::get) // what this may throw becomes an error like others
                .handle((told, error) -> error == null && told)
                .thenAccept(told -> {
                    synchronized (this) {
                        underWay = null;
                    }
                    mine.complete(told);
                });
        return answer;
    }
}
