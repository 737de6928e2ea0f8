// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Objects;

import io.github.camelchatwoot.intake.Figures;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings events into a route, as Chatwoot tells them. When it is suspended or stopped, it takes nothing more, and goes
 * on with what it has taken until that is done or Camel's shutdown timeout is over; then it tells by id what is left.
 */
@ManagedResource(description = "Consumer of Chatwoot's events")
public abstract class ChatwootConsumer extends DefaultConsumer implements EventConsumer, Suspendable, ShutdownAware {

    private @Nullable Pipeline pipeline;

    ChatwootConsumer(ChatwootEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        pipeline = new Pipeline(this, getEndpoint(), ConsumerRoute.Handover.ROUTE);
        ChatwootConsumerHealthCheck check = new ChatwootConsumerHealthCheck(this);
        check.setEnabled(getEndpoint().getComponent().isHealthCheckConsumerEnabled());
        setHealthCheck(check); // Camel's check of the consumer asks it
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        pipeline().start();
    }

    @Override
    protected void doSuspend() throws Exception {
        pipeline().intake().flush();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        pipeline().stop();
        super.doStop();
    }

    /** Not deferred: it is suspended at once, and what it has taken goes on. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return pipeline().pending();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (forced) {
            pipeline().close();
        }
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

    /** What leads events to the route. */
    Pipeline pipeline() {
        return Objects.requireNonNull(pipeline, "not initialized");
    }

    /** Whether events are taken. */
    boolean isTaking() {
        return pipeline().isThere() && !isSuspendingOrSuspended() && !isStoppingOrStopped();
    }

    @Override
    public void tell(HealthCheckResultBuilder builder) {
        builder.up();
    }

    @Override
    public ChatwootEndpoint getEndpoint() {
        return (ChatwootEndpoint) super.getEndpoint();
    }
}
