// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelchatwoot.intake.TestIntake.BADLY;
import static io.github.camelchatwoot.intake.TestIntake.WELL;
import static io.github.camelchatwoot.intake.TestIntake.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many threads give the same and other events, and the route ends with them at once, later, well or badly. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IntakeStormTest {

    private static final int THREADS = 16;
    private static final int CONVERSATIONS = 25;
    private static final int MESSAGES = 1000;

    private final ExecutorService givers = Executors.newFixedThreadPool(THREADS);
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService enders = Executors.newScheduledThreadPool(2);
    private final TestIntake test = new TestIntake();

    private final Map<Long, Queue<Long>> begun = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> completed = new ConcurrentHashMap<>();
    private final Map<Long, AtomicInteger> running = new ConcurrentHashMap<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        List.of(givers, workers, enders).forEach(ExecutorService::shutdownNow);
    }

    private CompletableFuture<Ending> route(Arrival arrival, Random random) {
        long conversation = arrival.event().facts().conversationId();
        if (running.computeIfAbsent(conversation, unused -> new AtomicInteger()).incrementAndGet() != 1) {
            broken.add(arrival + " began while another of its conversation was under way");
        }
        begun.computeIfAbsent(conversation, unused -> new ConcurrentLinkedQueue<>())
                .add(arrival.event().facts().messageId());
        CompletableFuture<Ending> over = new CompletableFuture<>();
        int how;
        synchronized (random) {
            how = random.nextInt(20);
        }
        Runnable end = () -> {
            running.get(conversation).decrementAndGet();
            if (how % 10 == 0) {
                over.complete(BADLY);
            } else {
                completed
                        .computeIfAbsent(arrival.toString(), unused -> new AtomicInteger())
                        .incrementAndGet();
                over.complete(WELL);
            }
        };
        if (how == 1) {
            running.get(conversation).decrementAndGet();
            throw new IllegalStateException("broken");
        }
        if (how < 10) {
            end.run();
        } else {
            enders.schedule(end, how * 20L, TimeUnit.MICROSECONDS);
        }
        return over;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyEventEndsOnceWhateverHappens(long seed) {
        Random random = new Random(seed);
        Intake intake = test.room(MESSAGES * THREADS, Long.MAX_VALUE)
                .report(DeliveryReport.Mode.NONE)
                .of(arrival -> route(arrival, random), workers, test.time);
        Queue<CompletableFuture<Ending>> endings = new ConcurrentLinkedQueue<>();
        AtomicInteger ended = new AtomicInteger();

        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int mine = thread;
            all.add(CompletableFuture.runAsync(
                    () -> {
                        for (long id = 1; id <= MESSAGES; id++) {
                            if (id % THREADS == mine || id % 5 == mine) { // some of them are given by several
                                CompletableFuture<Ending> ending = taken(
                                        intake,
                                        Told.created(id)
                                                .in(1 + id % CONVERSATIONS)
                                                .arrival("d" + mine));
                                ending.whenComplete((end, error) -> ended.incrementAndGet());
                                endings.add(ending);
                            }
                        }
                    },
                    givers));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        await().until(() -> ended.get() == endings.size());

        assertThat(endings)
                .hasSizeGreaterThan(MESSAGES)
                .allSatisfy(ending -> assertThat(ending.join())
                        .isInstanceOfAny(
                                Ending.Completed.class,
                                Ending.Failed.class,
                                Ending.Duplicate.class,
                                Ending.GivenUp.class));
        assertThat(intake.pending()).isZero();
        assertThat(broken).isEmpty();
        assertThat(completed.values()).allMatch(times -> times.get() == 1);
        assertThat(completed).hasSizeGreaterThan(MESSAGES / 2);
        assertThat(begun).hasSize(CONVERSATIONS);
    }

    /** Each conversation is given by one thread, in order; nothing fails for good. */
    @Test
    void everyConversationKeepsItsOrder() {
        Random random = new Random(1);
        Intake intake = test.room(MESSAGES, Long.MAX_VALUE).of(arrival -> route(arrival, random), workers, test.time);
        List<CompletableFuture<Void>> all = IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> {
                            for (long id = thread; id < MESSAGES; id += THREADS) {
                                taken(intake, Told.created(id).in(thread + 1).arrival());
                            }
                        },
                        givers))
                .toList();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        await().until(() -> intake.pending() == 0);

        assertThat(begun).hasSize(THREADS);
        assertThat(begun.values())
                .allSatisfy(ids -> assertThat(List.copyOf(ids)).isSorted());
        assertThat(begun.values().stream().mapToInt(Queue::size).sum()).isEqualTo(MESSAGES);
        assertThat(broken).isEmpty();
    }

    @Test
    void aCloseInTheMiddleLeavesNothingWithoutAnEnd() {
        Random random = new Random(1);
        Intake intake = test.room(MESSAGES, Long.MAX_VALUE).of(arrival -> route(arrival, random), workers, test.time);
        Queue<CompletableFuture<Ending>> endings = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> all = IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> {
                            for (long id = thread; id < MESSAGES; id += THREADS) {
                                endings.add(taken(
                                        intake, Told.created(id).in(1 + id % 7).arrival()));
                            }
                        },
                        givers))
                .toList();
        await().until(() -> endings.size() > MESSAGES / 4);

        intake.close();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        await().until(() -> intake.pending() == 0);

        assertThat(endings).hasSize(MESSAGES).allMatch(CompletableFuture::isDone);
        long stopped = endings.stream()
                .filter(ending -> ending.join() instanceof Ending.Stopped)
                .count();
        int began = begun.values().stream().mapToInt(Queue::size).sum();
        assertThat(began + stopped).isEqualTo(MESSAGES);
        assertThat(intake.figures().of(Figures.Figure.LEFT)).isEqualTo(stopped);
    }

    /** Two deliveries of one event at the same moment, and no room: neither may be answered as taken. */
    @Test
    void whatFoundNoRoomIsSharedWithNobody() {
        Intake intake = test.room(1, Long.MAX_VALUE).of(new ManualRoute());
        taken(intake, Told.created(1).arrival());
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<CompletableFuture<Integer>> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> takenOf(intake, barrier), givers))
                .toList();

        assertThat(both).extracting(CompletableFuture::join).containsExactly(0, 0);
        assertThat(intake.pending()).isEqualTo(1);
    }

    private static int takenOf(Intake intake, CyclicBarrier barrier) {
        int taken = 0;
        for (int id = 2; id < 10_000; id++) {
            Arrival arrival = Told.created(id).arrival();
            try {
                barrier.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            taken += intake.accept(arrival) instanceof Admission.Taken ? 1 : 0;
        }
        return taken;
    }
}
