// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelchatwoot.intake.Ending;
import org.jspecify.annotations.Nullable;

/** Counts what a sweep does, and knows when the last event of it has ended. Safe for any thread. */
final class Tally {

    private final SweepRun run;
    private final Runnable whenAllEnded;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger conversations = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();
    private final AtomicInteger offered = new AtomicInteger();
    private final AtomicInteger repaired = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();

    /** What has not ended: the sweep itself, and its events. */
    private final AtomicInteger open = new AtomicInteger(1);

    private volatile @Nullable SweepReport report;

    /** @param whenAllEnded is told once, before the run is */
    Tally(SweepRun run, Runnable whenAllEnded) {
        this.run = run;
        this.whenAllEnded = whenAllEnded;
    }

    void call() {
        calls.incrementAndGet();
    }

    void conversation() {
        conversations.incrementAndGet();
    }

    void skip() {
        skipped.incrementAndGet();
    }

    /** An event was told. */
    void told() {
        offered.incrementAndGet();
        open.incrementAndGet();
    }

    /**
     * An event that was told has ended.
     *
     * @param isMessage whether it told a message
     * @param isFirst whether nobody had told it before, as far as that is known without its ending
     */
    void ended(@Nullable Ending ending, boolean isMessage, boolean isFirst) {
        if (isFirst
                && (ending instanceof Ending.Completed
                        || ending instanceof Ending.GivenUp
                        || ending instanceof Ending.Failed)) {
            repaired.incrementAndGet();
            messages.addAndGet(isMessage ? 1 : 0);
        }
        close();
    }

    /** Nothing more is going to be told. */
    void finish(SweepKind kind, @Nullable Throwable error) {
        SweepReport now = new SweepReport(
                kind,
                error == null ? null : SweepException.words(error),
                error == null ? null : SweepException.failure(error),
                calls.get(),
                conversations.get(),
                skipped.get(),
                offered.get(),
                repaired.get(),
                messages.get());
        report = now;
        run.offered().complete(now);
        close();
    }

    private void close() {
        if (open.decrementAndGet() == 0) {
            whenAllEnded.run();
            SweepReport then = report;
            if (then != null) {
                run.ended().complete(then.with(repaired.get(), messages.get()));
            }
        }
    }
}
