// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Time;
import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.intake.Intake;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the sources of events have lost: looks through the conversations that were active since the cursor, and
 * gives what is new in them to the intake. What is told, and done with, is never told again by the same sweep, and
 * after a restart as far as the cursor was saved; what is told again is left to the intake to know. Safe for any
 * thread; no thread is held while the server or the route takes its time.
 */
public final class Sweep implements AutoCloseable {

    private final Executor executor;
    private final Calls calls;
    private final Offers offers;
    private final Pauses pauses;
    private final Progress progress;
    private final Pass.Tools tools;

    private @Nullable Request underWay;
    private @Nullable Request next;
    private boolean closed;

    /**
     * What a sweep is to do.
     *
     * @param account whose conversations are looked through
     * @param inboxes the inboxes whose messages are asked for; empty: all
     * @param wanted what is told: {@code message_created}, {@code conversation_created} for those that are new, and
     *     {@code conversation_updated} for how conversations are now
     * @param source how the events come
     * @param startFrom where it begins when no cursor was saved
     * @param lag how long everything must have been visible before the cursor passes it: twice as long as the server
     *     takes at most to make something visible
     * @param grace how long a check leaves what has just happened to the source that tells it at once
     * @param ahead how many of its events may be on their way at a time
     * @param parallel how many conversations are read at a time
     */
    public record Settings(
            long account,
            Set<Long> inboxes,
            Set<EventType> wanted,
            EventSource source,
            StartFrom startFrom,
            Duration lag,
            Duration grace,
            int ahead,
            int parallel) {

        public Settings {
            inboxes = Set.copyOf(inboxes);
            wanted = Set.copyOf(wanted);
        }

        /** The usual lag of 30 s, grace of 5 s, 100 events and 4 conversations at a time; of all inboxes. */
        public static Settings of(long account, Set<EventType> wanted, EventSource source, StartFrom startFrom) {
            return new Settings(
                    account,
                    Set.of(),
                    wanted,
                    source,
                    startFrom,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    100,
                    4);
        }
    }

    /**
     * What it works with.
     *
     * @param call asks Chatwoot with the token of a user; bots may not
     * @param executor runs what follows an answer or a wait, and reads and writes the cursor: it may block. What it
     *     cannot take, the caller runs
     */
    public record Surroundings(
            Call call, Intake intake, EventDecoder decoder, CursorStore store, Time time, Executor executor) {}

    /** A sweep that was asked for, and has begun or not. */
    private static final class Request {
        private final SweepRun run = new SweepRun();
        private SweepKind kind;

        Request(SweepKind kind) {
            this.kind = kind;
        }
    }

    public Sweep(Settings settings, Surroundings around) {
        this.executor = around.executor();
        this.calls = new Calls(around.call(), executor, settings.account());
        this.pauses = new Pauses(around.time(), executor);
        this.offers = new Offers(around.intake(), pauses, executor, settings.ahead());
        Ledger ledger = new Ledger();
        this.progress = new Progress(settings.startFrom(), around.store(), ledger, settings.lag());
        this.tools = new Pass.Tools(
                calls,
                offers,
                ledger,
                progress,
                new RowEvents(around.decoder(), settings.source(), settings.account()),
                pauses,
                around.time(),
                settings.inboxes(),
                settings.wanted(),
                settings.grace(),
                settings.parallel());
    }

    /**
     * Sweeps, or does so as soon as the sweep that is under way is over. Those who ask meanwhile get the same one, of
     * the stronger kind.
     */
    public SweepRun run(SweepKind kind) {
        Request mine;
        synchronized (this) {
            if (closed) {
                mine = new Request(kind);
                new Tally(mine.run, () -> {}).finish(kind, SweepException.stopped());
                return mine.run;
            }
            if (underWay != null) {
                next = next == null ? new Request(kind) : next;
                next.kind = next.kind.or(kind);
                return next.run;
            }
            mine = new Request(kind);
            underWay = mine;
        }
        begin(mine);
        return mine.run;
    }

    private void begin(Request request) {
        SweepKind kind;
        synchronized (this) {
            kind = request.kind;
        }
        Tally tally = new Tally(request.run, () -> executor.execute(progress::advance));
        CompletableFuture<?> unused = CompletableFuture.completedFuture(new Pass(kind, tools, tally))
                .thenComposeAsync(Pass::go, executor)
                .whenComplete((over, error) -> {
                    if (error == null) {
                        progress.advance();
                    }
                    over(tally, kind, error);
                });
    }

    private void over(Tally tally, SweepKind kind, @Nullable Throwable error) {
        Request following;
        boolean stopped;
        synchronized (this) {
            stopped = closed;
            following = next;
            underWay = stopped ? null : following;
            next = null;
        }
        tally.finish(kind, error);
        if (following != null) {
            if (stopped) {
                new Tally(following.run, () -> {}).finish(following.kind, SweepException.stopped());
            } else {
                executor.execute(() -> begin(following));
            }
        }
    }

    /** How far everything is done with; empty before the server was seen for the first time. */
    public Optional<Cursor> cursor() {
        return progress.cursor();
    }

    /** Stops at once: calls under way are given up, and nothing more is told. What was told still counts. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        calls.close();
        pauses.close();
        offers.close();
    }
}
