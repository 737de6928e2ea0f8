// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.MessageShelf;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** However long a list is, a route that splits it needs the memory of a page. */
class PagingMemoryTest {

    private static final int ROWS = 100_000;
    private static final int PAGE = 50;
    private static final long MEGABYTE = 1024 * 1024;
    private static final String TEXT = "All work and no play makes Jack a dull boy. ".repeat(10);

    private final AtomicInteger seen = new AtomicInteger();
    private final List<Long> used = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"listContacts, ", "listMessages, 0", "listMessages, "})
    void memoryIsFlat(String operation, @Nullable Long after) throws Exception {
        try (FakeServer server =
                        FakeServer.handling(exchange -> FakeServer.send(exchange, answer(FakeServer.read(exchange))));
                DefaultCamelContext context = new DefaultCamelContext()) {
            TestRoute.at(server.url())
                    .accept(context.getComponent("chatwoot", ChatwootComponent.class)
                            .getConfiguration());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start")
                            .to("chatwoot:" + operation + "?paging=all")
                            .split(body())
                            .streaming()
                            .process(exchange -> look());
                }
            });
            context.start();

            Exchange exchange = context.createProducerTemplate()
                    .request("direct:start", request -> request.getMessage().setHeader("CamelChatwootAfter", after));

            assertThat(exchange.getException()).isNull();
        }
        assertThat(seen).hasValue(ROWS);
        assertThat(used.get(used.size() - 1) - used.get(0))
                .as("bytes in use after 5000 rows, and later: %s", used)
                .isLessThan(8 * MEGABYTE);
    }

    private void look() {
        int count = seen.incrementAndGet();
        if (count == 5_000 || count == ROWS / 2 || count == ROWS - 1_000) {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            used.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
    }

    /** Rows are made when they are asked for; their ids are 1 to {@link #ROWS}. */
    private static Reply answer(Received request) {
        Map<String, String> query = MessageShelf.query(request);
        if (request.path().endsWith("/contacts")) {
            long first = 1 + (Long.parseLong(query.get("page")) - 1) * PAGE;
            return reply(first, first + PAGE);
        }
        long before = Math.min(ROWS + 1, Long.parseLong(query.getOrDefault("before", "" + Long.MAX_VALUE)));
        String after = query.get("after");
        if (after == null) {
            return reply(before - 20, before);
        }
        return reply(Long.parseLong(after), Math.min(before, Long.parseLong(after) + 1000));
    }

    private static Reply reply(long from, long to) {
        List<Map<String, Object>> rows = LongStream.range(from, Math.min(to, ROWS + 1))
                .mapToObj(id -> Map.<String, Object>of("id", id, "content", TEXT + id))
                .toList();
        return Reply.json(200, Json.text(Map.of("meta", Map.of("count", ROWS), "payload", rows)));
    }
}
