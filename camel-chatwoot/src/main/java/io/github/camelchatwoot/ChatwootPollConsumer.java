// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.intake.Figures;
import io.github.camelchatwoot.sweep.StartFrom;
import io.github.camelchatwoot.sweep.Sweep;
import io.github.camelchatwoot.sweep.SweepKind;
import io.github.camelchatwoot.sweep.SweepReport;
import io.github.camelchatwoot.sweep.SweepRun;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Looks for new messages, or for changed conversations, on Camel's schedule. A poll is over when the route is done with
 * what it has found; what fails comes with the next one. Asked from within a route (pollEnrich), each question looks
 * once, and an event is done with when the exchange that took it over is.
 */
@ManagedResource(description = "Consumer that polls Chatwoot")
public class ChatwootPollConsumer extends ScheduledPollConsumer implements EventConsumer, ShutdownAware {

    private final @Nullable EventPollingConsumer asker;
    private @Nullable Pipeline pipeline;
    private @Nullable Cursors cursors;
    private @Nullable StartFrom startFrom;
    private volatile @Nullable Sweep sweep;
    private volatile @Nullable SweepReport last;

    public ChatwootPollConsumer(ChatwootEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.asker = processor instanceof EventPollingConsumer consumer ? consumer : null;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        ChatwootConfiguration options = getEndpoint().getConfiguration();
        long account = ConsumerOptions.user(options, "of chatwoot:poll");
        startFrom = StartFrom.of(options.getStartFrom());
        cursors = new Cursors(getEndpoint(), getRouteId(), account);
        pipeline = new Pipeline(
                this, getEndpoint(), asker == null ? ConsumerRoute.Handover.ROUTE : ConsumerRoute.Handover.COMPLETION);
        ChatwootConsumerHealthCheck check = new ChatwootConsumerHealthCheck(this);
        check.setEnabled(getEndpoint().getComponent().isHealthCheckConsumerEnabled());
        setHealthCheck(check);
    }

    @Override
    protected void doStart() throws Exception {
        ChatwootConfiguration options = getEndpoint().getConfiguration();
        Cursors kept = Objects.requireNonNull(cursors, "not initialized");
        kept.check();
        Connections connections = getEndpoint().getComponent().connections();
        Profile.check(
                getEndpoint(),
                connections.client(options),
                connections.continuing(),
                Objects.requireNonNull(options.getAccountId()));
        pipeline().start();
        sweep = Sweeps.sweep(
                getEndpoint(),
                EventSource.POLL,
                Objects.requireNonNull(startFrom, "not initialized"),
                ConsumerOptions.polled(options),
                pipeline().intake(),
                kept.store());
        super.doStart(); // the schedule
    }

    @Override
    protected int poll() throws Exception {
        SweepRun run = Objects.requireNonNull(sweep, "not started").run(SweepKind.CATCH_UP);
        return result(await(run.ended()));
    }

    /**
     * Waits as long as the sweep and its exchanges take: no call lasts longer than callTimeout and its repetitions, and
     * a stop ends all of them.
     */
    private static SweepReport await(CompletableFuture<SweepReport> run) throws Exception {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A sweep broke", e.getCause());
        }
    }

    private int result(SweepReport report) {
        last = report;
        if (!report.isComplete() && isRunAllowed()) {
            throw new SourceException("Chatwoot could not be polled: " + report.trouble());
        }
        return report.repaired();
    }

    /** Asked from within a route: there is no schedule. */
    @Override
    public void onInit() throws Exception {
        setStartScheduler(false);
        ServiceHelper.startService(this);
    }

    @Override
    public long beforePoll(long timeout) throws Exception {
        EventPollingConsumer who = Objects.requireNonNull(asker, "nobody asks");
        if (who.getQueueSize() == 0) {
            SweepRun run = Objects.requireNonNull(sweep, "not started").run(SweepKind.CATCH_UP);
            // Also who does not want to wait wants to know whether there is anything.
            who.awaitOne(
                    run.offered(),
                    Math.max(timeout, getEndpoint().getConfiguration().getCallTimeout()));
            if (run.offered().isDone()) {
                int unused = result(run.offered().join());
            }
        }
        return timeout;
    }

    @Override
    public void afterPoll() {
        // nothing: it stays ready for the next question
    }

    @Override
    protected void doStop() throws Exception {
        Sweep running = sweep;
        if (running != null) {
            running.close();
        }
        if (pipeline != null) {
            pipeline.stop();
        }
        super.doStop();
    }

    /** Not deferred: it is suspended at once, and what it has taken goes on. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return getPending();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (forced && pipeline != null) {
            pipeline.close();
        }
    }

    private Pipeline pipeline() {
        return Objects.requireNonNull(pipeline, "not initialized");
    }

    @Override
    public Figures figures() {
        return pipeline().figures();
    }

    @Override
    public int getPending() {
        return pipeline().pending();
    }

    @Override
    public long getLastEventAge() {
        return pipeline().lastEventAge();
    }

    @Override
    public void tell(HealthCheckResultBuilder builder) {
        builder.up();
        SweepReport report = last;
        if (report == null) {
            builder.message("Chatwoot was not polled yet").unknown();
        } else if (!report.isComplete()) {
            builder.message("Chatwoot could not be polled: " + report.trouble()).down();
        }
    }

    @Override
    public ChatwootEndpoint getEndpoint() {
        return (ChatwootEndpoint) super.getEndpoint();
    }
}
