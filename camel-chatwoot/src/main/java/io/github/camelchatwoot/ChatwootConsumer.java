// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.event.EchoGuard;
import io.github.camelchatwoot.intake.DeliveryReport;
import io.github.camelchatwoot.intake.Figures;
import io.github.camelchatwoot.intake.Figures.Figure;
import io.github.camelchatwoot.intake.Intake;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events into a route, whatever their source. When it is suspended or stopped, it takes nothing more, and goes
 * on with what it has taken until that is done or Camel's shutdown timeout is over; then it tells by id what is left.
 */
@ManagedResource(description = "Consumer of Chatwoot's events")
public abstract class ChatwootConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {

    private static final Logger LOG = LoggerFactory.getLogger(ChatwootConsumer.class);
    private static final int REMEMBERED = 20_000;

    private final ChatwootConfiguration options;
    private @Nullable Intake intake;
    private @Nullable ExecutorService workers;
    private @Nullable IdempotentRepository own;

    ChatwootConsumer(ChatwootEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.options = endpoint.getConfiguration();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        ConsumerOptions.check(options);
        if (options.getBridgeId() == null && options.getEchoGuard() != EchoGuard.Mode.NONE) {
            LOG.info(
                    "{} does not know which messages this bridge created, because the option bridgeId is not set: they"
                            + " come back as events",
                    getEndpoint());
        }
        ChatwootConsumerHealthCheck check = new ChatwootConsumerHealthCheck(this);
        check.setEnabled(getEndpoint().getComponent().isHealthCheckConsumerEnabled());
        setHealthCheck(check); // Camel's check of the consumer asks it
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Connections connections = getEndpoint().getComponent().connections();
        workers = connections.workers(this, options.getConcurrentConsumers());
        intake = new Intake(
                ConsumerOptions.settings(options),
                route(connections, Connections.unrefused(workers)),
                new RepositoryMemory(repository()),
                Connections.unrefused(workers),
                reports(connections),
                connections.time(),
                getEndpoint().getComponent().clock());
    }

    private ConsumerRoute route(Connections connections, Executor executor) {
        return new ConsumerRoute(
                this,
                new Exchanges(options),
                new EventAttachments(connections.downloads(options)),
                executor,
                connections.deliveries());
    }

    private IdempotentRepository repository() throws Exception {
        IdempotentRepository given = options.getIdempotentRepository();
        if (given != null) {
            ServiceHelper.startService(given);
            return given;
        }
        if (own == null) { // kept while the route is stopped and started again
            own = MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED);
        }
        ServiceHelper.startService(own);
        return own;
    }

    private Call reports(Connections connections) {
        return options.getDeliveryReport() == DeliveryReport.Mode.NONE
                ? request -> CompletableFuture.failedFuture(new IllegalStateException("nothing is reported"))
                : connections.client(options);
    }

    @Override
    protected void doSuspend() throws Exception {
        intake().flush();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        if (intake != null) {
            intake.close();
        }
        if (workers != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdown(workers);
            workers = null;
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
        return intake == null ? 0 : intake.pending();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (forced && intake != null) {
            intake.close();
        }
    }

    /** What leads events to the route. */
    Intake intake() {
        return Objects.requireNonNull(intake, "not started");
    }

    /** Whether events are taken. */
    boolean isTaking() {
        return intake != null && !isSuspendingOrSuspended() && !isStoppingOrStopped();
    }

    /** Says how the source is: up, unless it has a reason for something else. */
    void tell(HealthCheckResultBuilder builder) {
        builder.up();
    }

    /** The figures of the events. */
    Map<String, Long> details() {
        Map<String, Long> details = figures().all();
        details.put("pending", (long) getPending());
        details.put("last.event.age.ms", getLastEventAge());
        return details;
    }

    private Figures figures() {
        return intake == null ? new Figures() : intake.figures();
    }

    private long figure(Figure figure) {
        return figures().of(figure);
    }

    @ManagedAttribute(description = "Events that were taken and are not at their end, those in the route included")
    public int getPending() {
        return getPendingExchangesSize();
    }

    @ManagedAttribute(description = "How long ago the last event arrived, in milliseconds; -1: none has")
    public long getLastEventAge() {
        long last = figures().lastMillis();
        return last == 0 ? -1 : getEndpoint().getComponent().clock().millis() - last;
    }

    @ManagedAttribute(description = "Requests that are no deliveries of Chatwoot's")
    public long getRefused() {
        return figure(Figure.REFUSED);
    }

    @ManagedAttribute(description = "Events that have arrived")
    public long getReceived() {
        return figure(Figure.RECEIVED);
    }

    @ManagedAttribute(description = "Events that the route does not want")
    public long getFiltered() {
        return figure(Figure.FILTERED);
    }

    @ManagedAttribute(description = "Events about messages that this bridge created")
    public long getEchoes() {
        return figure(Figure.ECHOES);
    }

    @ManagedAttribute(description = "Events that were known already")
    public long getDuplicates() {
        return figure(Figure.DUPLICATES);
    }

    @ManagedAttribute(description = "Events that there was no room for")
    public long getShed() {
        return figure(Figure.SHED);
    }

    @ManagedAttribute(description = "Exchanges that went well")
    public long getCompleted() {
        return figure(Figure.COMPLETED);
    }

    @ManagedAttribute(description = "Exchanges that failed")
    public long getFailed() {
        return figure(Figure.FAILED);
    }

    @ManagedAttribute(description = "Events that were given up because they failed too often")
    public long getGivenUp() {
        return figure(Figure.GIVEN_UP);
    }

    @ManagedAttribute(description = "Messages that an agent asked to send again")
    public long getRetriesRequested() {
        return figure(Figure.RETRIES_REQUESTED);
    }

    @ManagedAttribute(description = "Delivery reports that Chatwoot has taken")
    public long getReported() {
        return figure(Figure.REPORTED);
    }

    @ManagedAttribute(description = "Delivery reports that Chatwoot has not taken")
    public long getReportsFailed() {
        return figure(Figure.REPORTS_FAILED);
    }

    @ManagedAttribute(description = "Events that were taken, and left when the route stopped")
    public long getLeft() {
        return figure(Figure.LEFT);
    }

    @Override
    public ChatwootEndpoint getEndpoint() {
        return (ChatwootEndpoint) super.getEndpoint();
    }
}
