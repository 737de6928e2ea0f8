// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.github.camelchatwoot.sandbox.fault.FaultSwitches;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever mix of doubled, late and reordered deliveries comes: every message reaches the route, once, and the messages
 * of a conversation in the order of their ids. Some seeds in every build; {@code -Pchaos} runs many.
 */
class IntakePropertyTest {

    private static final int ACTIONS = 60;
    /** By far longer than a delivery is late here, whatever else the machine does. */
    private static final int WINDOW = 1_500;

    private static final Duration LATE = Duration.ofMillis(150);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("chatwoot.seeds", 5));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyMessageArrivesOnceAndInOrder(long seed) {
        ConcurrentLinkedQueue<Exchange> arrived = new ConcurrentLinkedQueue<>();
        try (TestBridge bridge = TestBridge.with(
                "reorderWindow=" + WINDOW + "&privateNotes=true", exchange -> arrived.add(exchange.copy()))) {
            disturb(bridge.chatwoot().faults(), seed);
            Map<Long, List<Long>> written = act(bridge, new Random(seed));
            bridge.idle();

            assertThat(created(arrived)).as("seed %d", seed).isEqualTo(written);
            assertThat(bridge.chatwoot().faults().struck()).isPositive();
        }
    }

    /** The route fails now and then, and the server does not send again: what arrives twice may still be brought in. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingThatWentWellComesTwiceAndNothingIsSkipped(long seed) {
        Random luck = new Random(seed);
        AtomicLong failed = new AtomicLong();
        Map<String, Integer> wentWell = new TreeMap<>();
        try (TestBridge bridge = TestBridge.with("events=message_created&privateNotes=true", exchange -> {
            synchronized (wentWell) {
                if (luck.nextInt(4) == 0) {
                    failed.incrementAndGet();
                    throw new IllegalStateException("bad luck");
                }
                wentWell.merge(TestBridge.header(exchange, "EventId"), 1, Integer::sum);
            }
        })) {
            disturb(bridge.chatwoot().faults(), seed);
            int written = act(bridge, new Random(seed)).values().stream()
                    .mapToInt(List::size)
                    .sum();
            bridge.idle();

            assertThat(wentWell.values()).as("seed %d", seed).containsOnly(1);
            assertThat(wentWell.size() + failed.get()).isGreaterThanOrEqualTo(written);
            assertThat(bridge.consumer().getFailed()).isEqualTo(failed.get());
        }
    }

    private static void disturb(FaultSwitches faults, long seed) {
        faults.seed(seed);
        faults.webhooks().share(0.15).doubled();
        faults.webhooks().share(0.15).doubledWithNewId();
        faults.webhooks().share(0.3).late(LATE);
        faults.webhooks().share(0.05).reordered(LATE); // while one is held back, nothing else happens to the others
    }

    /** Customers and agents write; the ids of their messages by conversation. */
    private static Map<Long, List<Long>> act(TestBridge bridge, Random random) {
        Map<Long, List<Long>> written = new TreeMap<>();
        for (int i = 0; i < ACTIONS; i++) {
            String customer = TestBridge.CUSTOMERS.get(random.nextInt(TestBridge.CUSTOMERS.size()));
            boolean first = bridge.chatwoot().data().conversations(customer).isEmpty();
            int who = first ? 2 : random.nextInt(4);
            long id = who >= 2 ? bridge.customer(customer).write("Question " + i) : 0;
            long conversation = bridge.conversation(customer);
            if (who == 0) {
                id = bridge.agent().reply(conversation, "Answer " + i);
            } else if (who == 1) {
                id = bridge.agent().note(conversation, "Note " + i);
            }
            written.computeIfAbsent(conversation, unused -> new ArrayList<>()).add(id);
        }
        return written;
    }

    private static Map<Long, List<Long>> created(Iterable<Exchange> arrived) {
        List<Exchange> all = new ArrayList<>();
        arrived.forEach(all::add);
        return all.stream()
                .filter(exchange -> "message_created".equals(TestBridge.header(exchange, "EventType")))
                .collect(Collectors.groupingBy(
                        exchange -> id(exchange, "ConversationId"),
                        TreeMap::new,
                        Collectors.mapping(exchange -> id(exchange, "MessageId"), Collectors.toList())));
    }

    private static Long id(Exchange exchange, String name) {
        return exchange.getMessage().getHeader("CamelChatwoot" + name, Long.class);
    }
}
