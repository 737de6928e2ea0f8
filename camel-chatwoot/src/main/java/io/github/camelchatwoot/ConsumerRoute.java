// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.intake.Ending;
import io.github.camelchatwoot.intake.Route;
import io.github.camelchatwoot.operation.Param;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The route behind a consumer: a new exchange for each event, in which nothing is but the event. */
final class ConsumerRoute implements Route {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerRoute.class);

    /** What agents are told of an error; it stands below the message. */
    private static final int MAX_ERROR = 250;

    private final DefaultConsumer consumer;
    private final Exchanges exchanges;
    private final EventAttachments attachments;
    private final Executor executor;
    private final Handover handover;
    private final Deliveries deliveries;

    /** When an exchange is at its end. */
    enum Handover {
        /** When the route has ended. */
        ROUTE,
        /** When whoever has taken the exchange over completes it: it was asked for from within another route. */
        COMPLETION
    }

    /**
     * The route of a consumer.
     *
     * @param executor goes on with exchanges that had to wait; never refuses
     * @param deliveries hears of what may have changed
     */
    ConsumerRoute(
            DefaultConsumer consumer,
            Exchanges exchanges,
            EventAttachments attachments,
            Executor executor,
            Handover handover,
            Deliveries deliveries) {
        this.consumer = consumer;
        this.exchanges = exchanges;
        this.attachments = attachments;
        this.executor = executor;
        this.handover = handover;
        this.deliveries = deliveries;
    }

    @Override
    public void heard(Event event) {
        deliveries.heard(event);
    }

    @Override
    public CompletableFuture<Ending> begin(Arrival arrival) {
        CompletableFuture<Ending> over = new CompletableFuture<>();
        Exchange exchange = consumer.createExchange(false);
        try {
            exchanges.event(exchange.getMessage(), arrival);
            CompletableFuture<Void> ready = attachments.prepare(exchange, arrival.event());
            if (ready.isDone()) {
                process(arrival, exchange, ready, over);
            } else { // never on the thread that the last byte came on
                CompletableFuture<Void> unused =
                        ready.whenCompleteAsync((value, error) -> process(arrival, exchange, ready, over), executor);
            }
        } catch (Throwable e) { // an Error too: an exchange must end, whatever happens
            exchange.setException(e);
            end(arrival, exchange, over);
        }
        return over;
    }

    /** @param ready is completed */
    private void process(
            Arrival arrival, Exchange exchange, CompletableFuture<Void> ready, CompletableFuture<Ending> over) {
        try {
            ready.join();
            if (handover == Handover.COMPLETION) {
                handOver(arrival, exchange, over);
            } else {
                consumer.getAsyncProcessor().process(exchange, sync -> end(arrival, exchange, over));
            }
        } catch (CompletionException e) {
            exchange.setException(e.getCause());
            end(arrival, exchange, over);
        } catch (Throwable e) {
            exchange.setException(e);
            end(arrival, exchange, over);
        }
    }

    /** Whoever takes it over gets its completions with it. */
    private void handOver(Arrival arrival, Exchange exchange, CompletableFuture<Ending> over) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                over.complete(safeEnding(arrival, done));
            }
        });
        consumer.getAsyncProcessor().process(exchange, sync -> {
            if (exchange.getException() != null) {
                end(arrival, exchange, over);
            }
        });
    }

    /** A route may end while its processor throws: only the first of them counts. */
    private void end(Arrival arrival, Exchange exchange, CompletableFuture<Ending> over) {
        if (over.isDone()) {
            return;
        }
        Ending ending = safeEnding(arrival, exchange);
        finish(exchange);
        consumer.releaseExchange(exchange, false);
        over.complete(ending);
    }

    private Ending safeEnding(Arrival arrival, Exchange exchange) {
        try {
            return ending(arrival, exchange);
        } catch (RuntimeException e) {
            LOG.warn("How the route ended with {} cannot be told", arrival, e);
            return new Ending.Failed("The route failed");
        }
    }

    /** An exchange that never got into the route has nobody who tells that it is done. */
    private static void finish(Exchange exchange) {
        List<Synchronization> left = exchange.getExchangeExtension().handoverCompletions();
        if (left != null) {
            UnitOfWorkHelper.doneSynchronizations(exchange, left);
        }
    }

    private Ending ending(Arrival arrival, Exchange exchange) {
        Exception failure = exchange.getException();
        String told = text(exchange, Param.EXTERNAL_ERROR);
        if (failure != null) {
            consumer.getExceptionHandler().handleException("The route failed with " + arrival, exchange, failure);
            return new Ending.Failed(told == null ? words(failure) : cut(told));
        }
        if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
            LOG.warn("The route rolled back {}", arrival);
            return new Ending.Failed(told == null ? "The message was rolled back" : cut(told));
        }
        return new Ending.Completed(status(arrival, exchange), told == null ? null : cut(told));
    }

    private static @Nullable String text(Exchange exchange, Param param) {
        return exchange.getMessage().getHeader(param.header(), String.class);
    }

    private static @Nullable String status(Arrival arrival, Exchange exchange) {
        String status = text(exchange, Param.MESSAGE_STATUS);
        if (status == null || Param.MESSAGE_STATUS.words().contains(status)) {
            return status;
        }
        LOG.warn(
                "The header {} is '{}' at the end of the route of {}: no such status, so it does not count. Use one of {}",
                Param.MESSAGE_STATUS.header(),
                status,
                arrival,
                Param.MESSAGE_STATUS.words());
        return null;
    }

    private static String words(Exception failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return cut(message == null || message.isBlank() ? name : URISupport.sanitizeUri(message));
    }

    private static String cut(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_ERROR ? line : line.substring(0, MAX_ERROR - 1) + "…";
    }
}
