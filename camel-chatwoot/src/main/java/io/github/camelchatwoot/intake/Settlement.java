// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.intake.Figures.Figure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when the route has ended with an event: it is counted, reported, and remembered unless it may come
 * again. Safe for any thread; blocks as long as the memory does.
 */
final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final Deduplicator deduplicator;
    private final DeliveryReport report;
    private final Figures figures;
    private final Executor executor;

    /** @param executor goes on when a report was answered */
    Settlement(Deduplicator deduplicator, DeliveryReport report, Figures figures, Executor executor) {
        this.deduplicator = deduplicator;
        this.report = report;
        this.figures = figures;
        this.executor = executor;
    }

    /**
     * Settles how the route ended with an event.
     *
     * @param then is told once how it ended for good; before this returns, unless there is a report that is not
     *     answered yet
     */
    void of(Event event, Ending over, Consumer<Ending> then) {
        if (over instanceof Ending.Seen) {
            then.accept(over);
            return;
        }
        count(over);
        CompletableFuture<Boolean> reported = reported(event, over);
        if (reported.isDone()) {
            remember(event, over, reported.join(), then);
        } else { // never on the thread that the answer came on: the memory may block
            CompletableFuture<Void> unused =
                    reported.thenAcceptAsync(known -> remember(event, over, known, then), executor);
        }
    }

    /** Counts an ending that is not settled: the event comes again. */
    void count(Ending over) {
        if (!(over instanceof Ending.Seen)) {
            figures.count(over instanceof Ending.Completed ? Figure.COMPLETED : Figure.FAILED);
        }
    }

    private void remember(Event event, Ending over, boolean chatwootKnows, Consumer<Ending> then) {
        Ending end = over instanceof Ending.Completed ? over : afterFailure(event, over, chatwootKnows);
        if (end.isDone()) {
            deduplicator.done(event);
        }
        then.accept(end);
    }

    private CompletableFuture<Boolean> reported(Event event, Ending over) {
        try {
            return report.of(event, over).exceptionally(error -> {
                LOG.warn("The delivery report of {} failed", event, error);
                return false;
            });
        } catch (RuntimeException e) {
            LOG.warn("The delivery report of {} failed", event, e);
            return CompletableFuture.completedFuture(false);
        }
    }

    private Ending afterFailure(Event event, Ending over, boolean chatwootKnows) {
        if (chatwootKnows) {
            return new Ending.GivenUp();
        }
        if (deduplicator.failed(event)) {
            figures.count(Figure.GIVEN_UP);
            LOG.error("{} is given up: the route has failed with it too often, as maxFailures says", event);
            return new Ending.GivenUp();
        }
        return over;
    }
}
