// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Time;
import io.github.camelchatwoot.intake.Admission;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.intake.Intake;

/**
 * Gives events to an intake in the order in which they came: while there is no room for one, those behind it wait too.
 * As many as its source lets come. Called by one thread at a time; no thread waits.
 */
final class EventLine {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Intake intake;
    private final Time time;
    private final Executor executor;
    private CompletableFuture<Admission> last = CompletableFuture.completedFuture(new Admission.Ignored());

    /** @param executor goes on after a pause */
    EventLine(Intake intake, Time time, Executor executor) {
        this.intake = intake;
        this.time = time;
        this.executor = executor;
    }

    /** Adds an event; completes when it is at its end. */
    CompletableFuture<?> add(Arrival arrival) {
        last = last.isDone()
                ? offer(arrival)
                : last.handle((admission, error) -> arrival).thenCompose(this::offer);
        return last.thenCompose(admission ->
                admission instanceof Admission.Taken taken ? taken.ending() : CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Admission> offer(Arrival arrival) {
        Admission admission = intake.offer(arrival);
        if (!(admission instanceof Admission.Full)) {
            return CompletableFuture.completedFuture(admission);
        }
        CompletableFuture<Arrival> pause = new CompletableFuture<>();
        Time.Alarm unused = time.after(PAUSE, () -> executor.execute(() -> pause.complete(arrival)));
        return pause.thenCompose(this::offer);
    }
}
