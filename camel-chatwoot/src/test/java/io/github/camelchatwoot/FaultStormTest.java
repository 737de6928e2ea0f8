// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.server.FaultyServer;
import io.github.camelchatwoot.server.FaultyServer.Fault;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many calls to a server that goes wrong: each ends once, and nothing of them stays behind. */
class FaultStormTest {

    private static final int CALLS = 10_000;
    private static final int AT_A_TIME = 64;
    private static final int CONNECTIONS = 32;
    private static final double FAULTY = 0.05;
    private static final Fault[] FAULTS = Fault.values();

    private final AtomicIntegerArray ends = new AtomicIntegerArray(CALLS);
    private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
    private final List<WeakReference<Exchange>> exchanges = new ArrayList<>();
    private final Semaphore slots = new Semaphore(AT_A_TIME);

    private static TestRoute route(FaultyServer server, String options) {
        return AnyOperation.route(server.url(), "rateGovernor=off&maxConnections=" + CONNECTIONS + options);
    }

    /** The same faults in every run; which call meets them is up to the threads. */
    private static Fault fault(int number) {
        Random random = new Random(31L * number);
        random.nextDouble(); // the first one differs little between neighbours
        return random.nextDouble() < FAULTY ? FAULTS[1 + random.nextInt(FAULTS.length - 1)] : Fault.NONE;
    }

    @Test
    void tenThousandCallsWithFaultsEndOnceAndLeaveNothingBehind() throws Exception {
        try (FaultyServer server = FaultyServer.following(FaultStormTest::fault);
                TestRoute route = route(server, "&responseTimeout=400&callTimeout=10s&maxRetries=1&retryDelay=1")) {
            AsyncProcessor start = start(route);
            for (int number = 0; number < CALLS; number++) {
                if (number % 3_000 == 1_000) {
                    server.refuse();
                } else if (number % 3_000 == 1_100) {
                    server.accept();
                }
                assertThat(slots.tryAcquire(20, TimeUnit.SECONDS))
                        .as("calls hang")
                        .isTrue();
                call(route, start, number);
            }
            assertThat(slots.tryAcquire(AT_A_TIME, 20, TimeUnit.SECONDS))
                    .as("calls hang")
                    .isTrue();

            System.out.println(CALLS + " calls with faults: " + outcomes + ", " + server.requests() + " requests");
            assertThat(outcomes.keySet())
                    .isSubsetOf("answered", "ChatwootHttpException", "ChatwootUnreachableException");
            assertThat(outcomes.get("answered")).isGreaterThan(CALLS * 9 / 10);
            assertThat(server.open()).isLessThanOrEqualTo(CONNECTIONS);
            assertNothingIsKept(route);
            route.context().stop();
            assertThat(eachEndedOnce(CALLS)).isTrue();
            await().atMost(Duration.ofSeconds(10)).until(() -> server.open() == 0);
            assertNoThreadIsLeft(route);
        }
    }

    @Test
    void whenTheContextStopsAThousandCallsUnderWayEnd() throws Exception {
        try (FaultyServer server = FaultyServer.following(number -> number < 500 ? Fault.NONE : Fault.SILENCE);
                TestRoute route = route(server, "&maxRetries=3&retryDelay=10")) {
            slots.release(1_000);
            route.context().getShutdownStrategy().setTimeout(1);
            AsyncProcessor start = start(route);
            for (int number = 0; number < 1_500; number++) {
                call(route, start, number);
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> server.requests() == 500 + CONNECTIONS);
            long begun = System.nanoTime();

            route.context().stop();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            await().atMost(Duration.ofSeconds(10)).until(() -> eachEndedOnce(1_500));
            assertThat(outcomes).containsEntry("answered", 500).containsEntry("ChatwootUnreachableException", 1_000);
            await().atMost(Duration.ofSeconds(10)).until(() -> server.open() == 0);
            assertNoThreadIsLeft(route);
        }
    }

    private static AsyncProcessor start(TestRoute route) throws Exception {
        AsyncProcessor start =
                (AsyncProcessor) route.context().getEndpoint("direct:start").createProducer();
        route.context().addService(start);
        return start;
    }

    private void call(TestRoute route, AsyncProcessor start, int number) {
        Exchange exchange = new DefaultExchange(route.context());
        exchange.getMessage()
                .setHeaders(AnyOperation.headers(number % 2 == 0 ? Operation.GET_TEAM : Operation.CREATE_MESSAGE));
        exchanges.add(new WeakReference<>(exchange));
        start.process(exchange, sync -> {
            ends.incrementAndGet(number);
            Exception failure = exchange.getException();
            outcomes.merge(failure == null ? "answered" : failure.getClass().getSimpleName(), 1, Integer::sum);
            slots.release();
        });
    }

    private boolean eachEndedOnce(int calls) {
        for (int number = 0; number < calls; number++) {
            assertThat(ends.get(number)).as("ends of call %d", number).isLessThan(2);
            if (ends.get(number) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The route still runs, so whatever still knows an exchange would know it for ever. */
    private void assertNothingIsKept(TestRoute route) {
        assertThat(route.context().getInflightRepository().size()).isZero();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    System.gc();
                    return exchanges.stream().allMatch(exchange -> exchange.get() == null);
                });
    }

    private static void assertNoThreadIsLeft(TestRoute route) {
        String name = "(" + route.context().getName() + ")";
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(thread -> thread.contains(name) && thread.contains("Chatwoot")));
    }
}
