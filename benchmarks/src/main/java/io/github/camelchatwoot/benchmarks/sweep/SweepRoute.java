// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.sweep;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.journal.ReceivedRequest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ScheduledPollConsumer;

/** The consumer {@code chatwoot:poll}, which sweeps when it is told to, and a route that counts. */
final class SweepRoute implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final LongAdder events = new LongAdder();
    private final ChatwootSandbox chatwoot;
    private final ScheduledPollConsumer consumer;

    /**
     * A sweep.
     *
     * @param pages how many pages of conversations were asked for
     * @param read how many times messages of a conversation were asked for
     * @param calls with everything else
     * @param events how many came to the end of the route
     * @param millis until the route was done with the last of them
     */
    record Swept(long pages, long read, long calls, long events, double millis) {}

    SweepRoute(ChatwootSandbox chatwoot, String startFrom) {
        this.chatwoot = chatwoot;
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("chatwoot:poll?startScheduler=false&baseUrl=" + chatwoot.baseUrl() + "&accountId="
                                    + chatwoot.accountId() + "&accessToken=RAW(" + chatwoot.adminToken()
                                    + ")&startFrom=" + startFrom)
                            .routeId("sweep")
                            .process(exchange -> events.increment());
                }
            });
            context.start();
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
        consumer = (ScheduledPollConsumer) context.getRoute("sweep").getConsumer();
    }

    /** Sweeps once, and waits until the route is done with everything. */
    Swept sweep() {
        chatwoot.journal().clear();
        long before = events.sum();
        long begun = System.nanoTime();
        consumer.run();
        double millis = (System.nanoTime() - begun) / 1e6;
        List<String> paths = chatwoot.journal().requests().stream()
                .map(ReceivedRequest::path)
                .toList();
        return new Swept(
                paths.stream().filter(path -> path.endsWith("/conversations")).count(),
                paths.stream().filter(path -> path.endsWith("/messages")).count(),
                paths.size(),
                events.sum() - before,
                millis);
    }

    @Override
    public void close() {
        context.stop();
    }
}
