// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.intake.Intake;
import io.github.camelchatwoot.sweep.CursorStore;
import io.github.camelchatwoot.sweep.StartFrom;
import io.github.camelchatwoot.sweep.Sweep;
import io.github.camelchatwoot.sweep.SweepKind;
import io.github.camelchatwoot.sweep.SweepReport;
import io.github.camelchatwoot.sweep.SweepRun;
import io.github.camelchatwoot.sweep.Sweeper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sweep beside a source that tells events at once, as its options say: made anew with each start, while the cursor
 * stays. Started and stopped by one thread at a time; the rest is safe for any.
 */
final class Sweeps {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);

    /** So that what is told at once has room beside it. */
    private static final int AHEAD = 100;

    /** A Chatwoot server handles five calls at a time, as it is installed. */
    private static final int PARALLEL = 4;

    private final ChatwootEndpoint endpoint;
    private final ChatwootConfiguration options;
    private final Cursors cursors;
    private final Sweeper.Listener listener;
    private final long account;
    private final StartFrom startFrom;
    private final Set<EventType> wanted;
    private volatile @Nullable Sweeper sweeper;
    private volatile @Nullable SweepReport last;

    /**
     * Sweeps of a consumer that is not started.
     *
     * @param listener hears of each of them
     * @throws IllegalArgumentException when an option is missing or wrong; it says which, and what to do
     */
    Sweeps(ChatwootEndpoint endpoint, @Nullable String routeId, Sweeper.Listener listener) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.listener = listener;
        this.account = ConsumerOptions.user(options, "that looks for lost events (option sweep)");
        this.startFrom = StartFrom.of(options.getStartFrom());
        this.wanted = ConsumerOptions.swept(options);
        this.cursors = new Cursors(endpoint, routeId, account);
        ConsumerOptions.atLeast("sweepInterval", options.getSweepInterval(), 1_000);
    }

    /**
     * Begins: looks for all that can be seen.
     *
     * @throws IllegalArgumentException when the token is known not to be good for it
     */
    void start(Intake intake) {
        Connections connections = endpoint.getComponent().connections();
        Call call = connections.client(options);
        cursors.check();
        Profile.check(endpoint, call, connections.continuing(), account);
        Sweep sweep = sweep(endpoint, EventSource.SWEEP, startFrom, wanted, intake, cursors.store());
        Sweeper fresh = new Sweeper(
                sweep,
                connections.time(),
                Duration.ofMillis(options.getSweepInterval()),
                () -> ThreadLocalRandom.current().nextDouble(),
                new Sweeper.Listener() {
                    @Override
                    public void offered(SweepReport report) {
                        told(report);
                        listener.offered(report);
                    }

                    @Override
                    public void ended(SweepReport report) {
                        listener.ended(report);
                    }
                });
        sweeper = fresh;
        SweepRun unused = fresh.start();
    }

    /** A sweep that says what it is to do. */
    static Sweep sweep(
            ChatwootEndpoint endpoint,
            EventSource source,
            StartFrom startFrom,
            Set<EventType> wanted,
            Intake intake,
            CursorStore store) {
        ChatwootConfiguration options = endpoint.getConfiguration();
        Connections connections = endpoint.getComponent().connections();
        Patience patience = endpoint.getComponent().patience();
        long account = Objects.requireNonNull(options.getAccountId());
        return new Sweep(
                new Sweep.Settings(
                        account,
                        ConsumerOptions.inboxIds(options),
                        wanted,
                        source,
                        startFrom,
                        patience.lag(),
                        patience.grace(),
                        AHEAD,
                        PARALLEL),
                new Sweep.Surroundings(
                        connections.client(options),
                        intake,
                        new EventDecoder(options.isKeepSecrets(), account),
                        store,
                        connections.time(),
                        connections.continuing()));
    }

    private void told(SweepReport report) {
        if (sweeper == null) {
            return; // the stop has broken it off
        }
        SweepReport before = last;
        last = report;
        String trouble = report.trouble();
        if (trouble != null && (before == null || !trouble.equals(before.trouble()))) {
            LOG.warn("{} could not look for lost events, and tries again: {}", endpoint, trouble);
        } else if (trouble == null && before != null && !before.isComplete()) {
            LOG.info("{} looks for lost events again", endpoint);
        }
    }

    /** Looks for all that can be seen, now. */
    SweepRun catchUp() {
        return Objects.requireNonNull(sweeper, "not started").now(SweepKind.CATCH_UP);
    }

    /** Looks at least so often, if that is more often than the options say. */
    void atLeastEvery(Duration duration) {
        Duration usual = Duration.ofMillis(options.getSweepInterval());
        Sweeper running = sweeper;
        if (running != null) {
            running.interval(usual.compareTo(duration) < 0 ? usual : duration);
        }
    }

    /** Looks as often as the options say. */
    void asUsual() {
        Sweeper running = sweeper;
        if (running != null) {
            running.interval(Duration.ofMillis(options.getSweepInterval()));
        }
    }

    void suspend() {
        Sweeper running = sweeper;
        if (running != null) {
            running.suspend();
        }
    }

    void resume() {
        Sweeper running = sweeper;
        if (running != null) {
            SweepRun unused = running.start();
        }
    }

    void stop() {
        Sweeper running = sweeper;
        sweeper = null;
        if (running != null) {
            running.close();
        }
    }

    /** Says how it is, where there is something to say. */
    void tell(HealthCheckResultBuilder builder) {
        SweepReport report = last;
        if (report == null) {
            return;
        }
        builder.detail("sweep.calls", report.calls());
        builder.detail("sweep.repaired", report.repaired());
        if (!report.isComplete()) {
            builder.detail("sweep.trouble", report.trouble());
            builder.message("Lost events cannot be looked for: " + report.trouble())
                    .down();
        }
    }
}
