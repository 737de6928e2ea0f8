// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.camelchatwoot.delivery.Rules;
import io.github.camelchatwoot.sandbox.SandboxData;
import io.github.camelchatwoot.sandbox.fault.FaultSwitches;
import io.github.camelchatwoot.sandbox.fault.RequestSwitch;
import io.github.camelchatwoot.sandbox.fault.Route;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelchatwoot.TestDelivery.headers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever goes wrong with whichever call, and however often the source delivers: each message is there once, in the
 * order of its contact, and there is one contact and one conversation for each. Some seeds in every build;
 * {@code -Pchaos} runs many, and a large one.
 */
class DeliveryPropertyTest {

    /** Times are scaled down in every build: the server is late, and believed to be late at most. */
    private static final Lateness SCALED = new Lateness(Duration.ofMillis(1_500), Duration.ofSeconds(4));

    private static final Lateness REAL = new Lateness(Duration.ofSeconds(10), Rules.COMMIT_LIMIT);
    /** Failures of a kind, that are more than bad luck. */
    private static final int MANY = 3_000;

    private static final int CALL_TIMEOUT = 800;
    private static final int CONVERSATION_WAIT = 60;

    private static final List<Route> STEPS = List.of(
            Route.CREATE_MESSAGE,
            Route.CREATE_CONVERSATION,
            Route.CLIENT_CREATE_CONTACT,
            Route.LIST_CONVERSATIONS,
            Route.LIST_MESSAGES);

    /**
     * How much happens.
     *
     * @param times how often the source delivers each message at least
     * @param crashes how often the process ends and begins anew
     */
    private record Size(int contacts, int messages, int times, int threads, int crashes) {}

    /**
     * How late the server carries out a call.
     *
     * @param late when it does
     * @param limit when it is believed to do so at most
     */
    private record Lateness(Duration late, Duration limit) {}

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("chatwoot.seeds", 5));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyMessageIsThereOnceAndInOrder(long seed) throws Exception {
        try (Storm storm = new Storm(seed, new Size(10, 5, 4, 10, 1), SCALED)) {
            storm.run();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "chatwoot.seeds", matches = "\\d{2,}")
    @Tag("chaos")
    void tenThousandDeliveriesEndWithAThousandMessages() throws Exception {
        try (Storm storm = new Storm(7, new Size(100, 10, 10, 50, 3), REAL)) {
            storm.run();
        }
    }

    /** One run. */
    private static final class Storm implements AutoCloseable {
        private final long seed;
        private final Size size;
        private final Lateness lateness;
        private final IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository(100_000);
        private final Consumer<ChatwootConfiguration> options;
        private final TestDelivery bridge;
        private final ReentrantReadWriteLock process = new ReentrantReadWriteLock();
        private final AtomicInteger deliveries = new AtomicInteger();
        private final Map<String, Integer> ends = new ConcurrentHashMap<>();
        private volatile TestRoute route;
        private volatile AsyncProcessor start;

        Storm(long seed, Size size, Lateness lateness) {
            this.seed = seed;
            this.size = size;
            this.lateness = lateness;
            this.options = more -> {
                more.setIdempotentRepository(repository);
                more.setCallTimeout(CALL_TIMEOUT);
                more.setRetryDelay(20);
                more.setMaxRetryDelay(200);
                more.setMaxRetries(5);
                more.setStateMaxAge(CONVERSATION_WAIT);
            };
            this.bridge = TestDelivery.with(lateness.limit(), options);
            this.route = bridge.route();
            this.start = start(route);
        }

        private static AsyncProcessor start(TestRoute route) {
            try {
                AsyncProcessor start = (AsyncProcessor)
                        route.context().getEndpoint("direct:start").createProducer();
                route.context().addService(start);
                return start;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        void run() throws Exception {
            long begun = System.nanoTime();
            disturb(bridge.chatwoot().faults());
            ExecutorService threads = Executors.newFixedThreadPool(size.threads() + 1);
            try {
                List<Callable<Void>> work = new ArrayList<>();
                IntStream.range(0, size.contacts()).forEach(contact -> work.add(() -> source(contact)));
                Future<?> crashes = threads.submit(this::crash);
                for (Future<Void> done : threads.invokeAll(work)) {
                    done.get();
                }
                crashes.get(60, TimeUnit.SECONDS);
            } finally {
                threads.shutdownNow();
            }
            long struck = bridge.chatwoot().faults().struck();
            assertThat(struck).isPositive();
            bridge.chatwoot().faults().clear();
            System.out.println("seed " + seed + ": " + deliveries + " deliveries, " + new TreeMap<>(ends) + ", "
                    + struck + " faults, "
                    + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
            check();
        }

        private void disturb(FaultSwitches faults) {
            faults.seed(seed);
            for (Route step : STEPS) {
                boolean writes = step == Route.CREATE_MESSAGE || step == Route.CREATE_CONVERSATION;
                double share = writes ? 0.03 : 0.01; // most deliveries only look
                on(faults, step, share).cutBeforeCommit();
                on(faults, step, share).cutAfterCommit();
                on(faults, step, share).cutInBody();
                on(faults, step, share).answer(500);
                on(faults, step, share).answer(503);
                on(faults, step, share).answer(429);
                on(faults, step, share).slow(lateness.late()); // the caller has gone by then
                on(faults, step, share).redisAway();
            }
        }

        private static RequestSwitch on(FaultSwitches faults, Route step, double share) {
            return faults.on(step).share(share);
        }

        /** Delivers the messages of a contact in order, again and again, and earlier ones now and then. */
        private Void source(int contact) throws Exception {
            Random random = new Random(seed * 1_000 + contact);
            for (int message = 0; message < size.messages(); message++) {
                int delivered = 0;
                for (int sent = 0; sent < size.times() || delivered == 0; ) {
                    int together = 1 + random.nextInt(3);
                    List<Future<Exchange>> sending = new ArrayList<>();
                    for (int i = 0; i < together; i++) {
                        sending.add(send(contact, message));
                    }
                    if (message > 0 && random.nextInt(4) == 0) {
                        sending.add(send(contact, random.nextInt(message)));
                    }
                    for (int i = 0; i < sending.size(); i++) {
                        boolean good = end(sending.get(i));
                        delivered += good && i < together ? 1 : 0;
                    }
                    sent += together;
                }
            }
            return null;
        }

        private Future<Exchange> send(int contact, int message) {
            process.readLock().lock();
            try {
                deliveries.incrementAndGet();
                CompletableFuture<Exchange> ended = new CompletableFuture<>();
                Exchange exchange = new DefaultExchange(route.context());
                exchange.getMessage().setBody("Message " + message);
                exchange.getMessage().setHeaders(headers("contact-" + contact, "m" + contact + "-" + message));
                start.process(exchange, sync -> ended.complete(exchange));
                return ended;
            } finally {
                process.readLock().unlock();
            }
        }

        private boolean end(Future<Exchange> sending) throws Exception {
            Exchange exchange = sending.get(120, TimeUnit.SECONDS);
            Exception failure = exchange.getException();
            String end = failure == null
                    ? TestDelivery.delivery(exchange)
                    : failure.getClass().getSimpleName();
            if (ends.merge(end, 1, Integer::sum) >= MANY && failure != null) {
                throw failure;
            }
            return failure == null;
        }

        /**
         * The process ends in the middle of what it does; another one begins, and knows what the first one wrote down.
         */
        private void crash() {
            int all = size.contacts() * size.messages() * size.times();
            for (int i = 1; i <= size.crashes(); i++) {
                int when = all * i / (size.crashes() + 1);
                await().atMost(Duration.ofMinutes(10)).until(() -> deliveries.get() >= when);
                process.writeLock().lock();
                try {
                    route.context().getShutdownStrategy().setTimeout(1);
                    route.context().getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
                    route.close();
                    route = bridge.route(options);
                    start = start(route);
                } finally {
                    process.writeLock().unlock();
                }
            }
        }

        private void check() {
            Map<String, List<String>> there = new TreeMap<>();
            SandboxData data = bridge.chatwoot().data();
            Map<String, List<String>> expected = new TreeMap<>();
            for (int contact = 0; contact < size.contacts(); contact++) {
                String name = "contact-" + contact;
                List<SandboxData.Conversation> conversations = data.conversations(name);
                assertThat(conversations)
                        .as("seed %d, conversations of %s", seed, name)
                        .hasSize(1);
                assertThat(conversations.get(0).status())
                        .as("seed %d, conversation of %s", seed, name)
                        .isEqualTo("open");
                there.put(name, sourceIds(conversations.get(0).id()));
                int number = contact;
                expected.put(
                        name,
                        IntStream.range(0, size.messages())
                                .mapToObj(message -> "test:m" + number + "-" + message)
                                .toList());
            }
            assertThat(there).as("seed %d", seed).isEqualTo(expected);
            assertThat(data.contacts()).as("seed %d, contacts", seed).hasSize(size.contacts());
            assertThat(deliveries.get()).isGreaterThanOrEqualTo(size.contacts() * size.messages() * size.times());
        }

        /** In the order of their ids. */
        private List<String> sourceIds(long conversation) {
            List<?> rows = route.context()
                    .createFluentProducerTemplate()
                    .to("chatwoot:listMessages")
                    .withHeader("CamelChatwootConversationId", conversation)
                    .request(List.class);
            return rows.stream()
                    .map(row -> String.valueOf(((Map<?, ?>) row).get("source_id")))
                    .toList();
        }

        @Override
        public void close() {
            if (route != bridge.route()) {
                route.close();
            }
            bridge.close();
        }
    }
}
