// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.ChatwootComponent;
import io.github.camelchatwoot.ChatwootConfiguration;
import io.github.camelchatwoot.benchmarks.measure.Heap;
import io.github.camelchatwoot.benchmarks.measure.OwnServer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** A list that a route reads to its end, row by row: it looks at the memory after each tenth. Used once. */
final class Streaming {

    private static final int TENTHS = 10;

    private final long rows;
    private final List<Long> during = new ArrayList<>();
    private long seen;
    private long sum;
    private long nanosLooking;

    private Streaming(long rows) {
        this.rows = rows;
    }

    /**
     * What came of it. Memory is what is left after a collection, in KiB.
     *
     * @param idle when the route was started and nothing was asked for
     * @param during after each tenth
     * @param end when everything was read
     * @param wrong how many rows are missing or too many; 1 when only their ids are wrong
     */
    record Read(long rows, double rowsPerSecond, long calls, long idle, List<Long> during, long end, long wrong) {

        private static final double KIB_PER_MIB = 1024;

        Read {
            during = List.copyOf(during);
        }

        /** The most that was in use while it was read, in MiB. */
        double moreMegabytes() {
            long most = during.stream().mapToLong(Long::longValue).max().orElse(idle);
            return (most - idle) / KIB_PER_MIB;
        }
    }

    /** Reads a list of so many rows with an operation and what else the URI says. */
    static Read read(OwnServer server, String uri, long rows) throws Exception {
        Streaming stream = new Streaming(rows);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            ChatwootConfiguration options =
                    context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration();
            options.setBaseUrl("http://127.0.0.1:" + server.port());
            options.setAccessToken("benchmark-token-of-24-chr");
            options.setAccountId(1L);
            options.setConversationId(5L);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start")
                            .to("chatwoot:" + uri)
                            .split(body())
                            .streaming()
                            .process(stream::row);
                }
            });
            context.start();
            return stream.run(server, context);
        }
    }

    private Read run(OwnServer server, DefaultCamelContext context) throws IOException {
        long before = server.calls();
        long idle = Heap.afterCollection();
        long begun = System.nanoTime();
        Exchange exchange = context.createProducerTemplate().request("direct:start", request -> {});
        long nanos = System.nanoTime() - begun - nanosLooking;
        @Nullable Exception failure = exchange.getException();
        if (failure != null) {
            throw new IOException("The list cannot be read", failure);
        }
        exchange.getMessage().setBody(null);
        long wrong = Math.max(Math.abs(rows - seen), sum == rows * (rows + 1) / 2 ? 0 : 1);
        return new Read(rows, seen * 1e9 / nanos, server.calls() - before, idle, during, Heap.afterCollection(), wrong);
    }

    private void row(Exchange exchange) {
        seen++;
        if (exchange.getMessage().getBody() instanceof Map<?, ?> row && row.get("id") instanceof Number id) {
            sum += id.longValue();
        }
        if (seen % (rows / TENTHS) == 0) {
            long begun = System.nanoTime();
            during.add(Heap.afterCollection());
            nanosLooking += System.nanoTime() - begun;
        }
    }
}
