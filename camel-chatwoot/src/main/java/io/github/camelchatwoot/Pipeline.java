// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.event.EchoGuard;
import io.github.camelchatwoot.intake.DeliveryReport;
import io.github.camelchatwoot.intake.Figures;
import io.github.camelchatwoot.intake.Intake;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The intake of a consumer, as its options say, with the threads that run its route: made anew with each start. Started
 * and stopped by one thread at a time; the rest is safe for any.
 */
final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final DefaultConsumer consumer;
    private final ChatwootEndpoint endpoint;
    private final ChatwootConfiguration options;
    private final ConsumerRoute.Handover handover;
    private volatile @Nullable Intake intake;
    private @Nullable ExecutorService workers;

    /**
     * Of a consumer that is not started.
     *
     * @param handover when the route is done with an event
     * @throws IllegalArgumentException when an option is missing or wrong; it says which, and what to do
     */
    Pipeline(DefaultConsumer consumer, ChatwootEndpoint endpoint, ConsumerRoute.Handover handover) {
        this.consumer = consumer;
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.handover = handover;
        ConsumerOptions.check(options);
        if (options.getBridgeId() == null && options.getEchoGuard() != EchoGuard.Mode.NONE) {
            LOG.info(
                    "{} does not know which messages this bridge created, because the option bridgeId is not set: they"
                            + " come back as events",
                    endpoint);
        }
    }

    void start() {
        Connections connections = endpoint.getComponent().connections();
        ExecutorService threads = connections.workers(consumer, options.getConcurrentConsumers());
        // Who asks for an event waits for it, so it is handed over at once.
        Executor executor =
                handover == ConsumerRoute.Handover.COMPLETION ? Runnable::run : Connections.unrefused(threads);
        IdempotentRepository repository = repository();
        workers = threads;
        intake = new Intake(
                ConsumerOptions.settings(options),
                new ConsumerRoute(
                        consumer,
                        new Exchanges(options),
                        new EventAttachments(connections.downloads(options)),
                        executor,
                        handover,
                        connections.deliveries()),
                new RepositoryMemory(repository),
                endpoint.getComponent().memories().underWay(repository),
                executor,
                reports(connections),
                connections.time(),
                endpoint.getComponent().clock());
    }

    private IdempotentRepository repository() {
        IdempotentRepository given = options.getIdempotentRepository();
        if (given != null) {
            ServiceHelper.startService(given);
            return given;
        }
        IdempotentRepository own = endpoint.getComponent()
                .memories()
                .of(consumer.getRouteId(), endpoint)
                .events();
        ServiceHelper.startService(own);
        return own;
    }

    private Call reports(Connections connections) {
        return options.getDeliveryReport() == DeliveryReport.Mode.NONE
                ? request -> CompletableFuture.failedFuture(new IllegalStateException("nothing is reported"))
                : connections.client(options);
    }

    /** Begins nothing more, and tells what is left behind. */
    void close() {
        Intake open = intake;
        if (open != null) {
            open.close();
        }
    }

    void stop() {
        close();
        if (workers != null) {
            CamelContext context = endpoint.getCamelContext();
            context.getExecutorServiceManager().shutdown(workers);
            workers = null;
        }
    }

    /** What leads events to the route. */
    Intake intake() {
        return Objects.requireNonNull(intake, "not started");
    }

    /** Whether it was ever started. */
    boolean isThere() {
        return intake != null;
    }

    int pending() {
        Intake open = intake;
        return open == null ? 0 : open.pending();
    }

    Figures figures() {
        Intake open = intake;
        return open == null ? new Figures() : open.figures();
    }

    /** How long ago the last event arrived, in milliseconds; -1: none has. */
    long lastEventAge() {
        long last = figures().lastMillis();
        return last == 0 ? -1 : endpoint.getComponent().clock().millis() - last;
    }
}
