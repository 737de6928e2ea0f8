// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.EventDrivenPollingConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives events one by one to whoever asks, such as pollEnrich: each question looks for new ones when none is here. An
 * event is done with when the exchange that took it over is completed; before that the next one of its conversation
 * does not come.
 */
final class EventPollingConsumer extends EventDrivenPollingConsumer {

    private volatile CompletableFuture<?> next = new CompletableFuture<>();

    EventPollingConsumer(Endpoint endpoint) {
        super(endpoint);
    }

    /** Waits as long as it takes: looks again and again, after the delay of the endpoint each time. */
    @Override
    public @Nullable Exchange receive() {
        long delay = Math.max(1, ((ChatwootEndpoint) getEndpoint()).getDelay());
        Exchange exchange = null;
        while (exchange == null && isRunAllowed()) {
            exchange = receive(delay);
        }
        return exchange;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        super.process(exchange);
        next.complete(null);
    }

    /** Waits for an event, for the end of a search or for a while, whichever comes first. */
    void awaitOne(CompletableFuture<?> search, long millis) throws InterruptedException {
        CompletableFuture<?> arrival = new CompletableFuture<>();
        next = arrival;
        if (getQueueSize() > 0) {
            return;
        }
        try {
            Object unused = CompletableFuture.anyOf(arrival, search).get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return; // then there is none in time, which whoever asks is going to see
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
