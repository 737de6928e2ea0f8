// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Lanes with many threads that give, and pieces that end at once, later, well or badly. */
class LanesStormTest {

    private static final int THREADS = 8;
    private static final int KEYS = 20;
    private static final int PIECES = 2000;
    private static final int PARALLEL = 5;

    private record Piece(int key, int number) {}

    private final ExecutorService givers = Executors.newFixedThreadPool(THREADS);
    private final ExecutorService workers = Executors.newFixedThreadPool(PARALLEL);
    private final ScheduledExecutorService enders = Executors.newScheduledThreadPool(2);
    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Queue<Piece>> ran = new ConcurrentHashMap<>();
    private final Set<Integer> busy = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        List.of(givers, workers, enders).forEach(ExecutorService::shutdownNow);
    }

    private Lanes<Piece> lanes(long seed) {
        return new Lanes<>(PARALLEL, task -> workers.execute(() -> guarded(task)), piece -> run(piece, seed));
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            thrown.add(e);
        }
    }

    private CompletableFuture<?> run(Piece piece, long seed) {
        if (!busy.add(piece.key())) {
            broken.add(piece + " began while another of its key ran");
        }
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        ran.computeIfAbsent(piece.key(), unused -> new ConcurrentLinkedQueue<>())
                .add(piece);
        int how = new Random(seed * 31 + piece.hashCode()).nextInt(4);
        CompletableFuture<Void> end = new CompletableFuture<>();
        Runnable over = () -> {
            running.decrementAndGet();
            busy.remove(piece.key());
            if (how == 3) {
                end.completeExceptionally(new IllegalStateException("broken"));
            } else {
                end.complete(null);
            }
        };
        if (how == 0) {
            over.run();
        } else {
            Future<?> unused = enders.schedule(over, how * 50L, TimeUnit.MICROSECONDS);
        }
        return end;
    }

    /** Gives all pieces from many threads; those that were taken, by key, in order. */
    private Map<Integer, Queue<Piece>> give(Lanes<Piece> lanes, long seed) {
        Map<Integer, Queue<Piece>> taken = new ConcurrentHashMap<>();
        List<Object> locks =
                IntStream.range(0, KEYS).mapToObj(i -> new Object()).toList();
        AtomicInteger numbers = new AtomicInteger();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(seed + thread);
            all.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < PIECES / THREADS; i++) {
                            int key = random.nextInt(KEYS);
                            synchronized (locks.get(key)) {
                                Piece piece = new Piece(key, numbers.incrementAndGet());
                                if (lanes.put(key, piece)) {
                                    taken.computeIfAbsent(key, unused -> new ConcurrentLinkedQueue<>())
                                            .add(piece);
                                }
                            }
                        }
                    },
                    givers));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        return taken;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyPieceRunsOnceInTheOrderOfItsKey(long seed) {
        Lanes<Piece> lanes = lanes(seed);

        Map<Integer, Queue<Piece>> taken = give(lanes, seed);
        await().until(() -> count(ran) == PIECES && running.get() == 0);

        assertThat(count(taken)).isEqualTo(PIECES);
        taken.forEach((key, pieces) -> assertThat(ran.get(key)).containsExactlyElementsOf(pieces));
        assertThat(most.get()).isBetween(2, PARALLEL);
        assertThat(broken).isEmpty();
        await().untilAsserted(() -> assertThat(lanes.size()).isZero());
        assertThat(thrown).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aCloseInTheMiddleLosesAndDoublesNothing(long seed) {
        Lanes<Piece> lanes = lanes(seed);
        CompletableFuture<List<Piece>> closed = CompletableFuture.supplyAsync(
                () -> {
                    await().pollInSameThread().pollDelay(Duration.ZERO).until(() -> count(ran) > 50 * seed);
                    return lanes.close();
                },
                enders);

        Map<Integer, Queue<Piece>> taken = give(lanes, seed);
        List<Piece> left = closed.join();
        await().until(() -> running.get() == 0);

        Set<Piece> begun = new HashSet<>();
        ran.values().forEach(begun::addAll);
        assertThat(begun).hasSize(count(ran));
        assertThat(left).doesNotHaveDuplicates().noneMatch(begun::contains);
        assertThat(begun.size() + left.size()).isEqualTo(count(taken));
        assertThat(broken).isEmpty();
        givers.shutdown();
        workers.shutdown();
        await().until(workers::isTerminated);
        assertThat(thrown).isEmpty();
    }

    /** Each of many lanes is closed just when its only piece begins. */
    @Test
    void aPieceBeginsOrIsGivenBack() {
        for (int round = 0; round < 20_000; round++) {
            AtomicInteger begun = new AtomicInteger();
            AtomicBoolean beginning = new AtomicBoolean();
            CompletableFuture<Void> worked = new CompletableFuture<>();
            Lanes<Integer> lanes = new Lanes<>(
                    1,
                    task -> workers.execute(() -> {
                        beginning.set(true);
                        guarded(task);
                        worked.complete(null);
                    }),
                    piece -> {
                        begun.incrementAndGet();
                        return CompletableFuture.completedFuture(null);
                    });
            lanes.put("a", round);
            while (!beginning.get()) {
                Thread.onSpinWait();
            }
            for (int spin = round % 20; spin > 0; spin--) {
                Thread.onSpinWait();
            }

            List<Integer> left = lanes.close();
            worked.join();

            assertThat(begun.get() + left.size()).isEqualTo(1);
        }
        assertThat(thrown).isEmpty();
    }

    private static int count(Map<Integer, Queue<Piece>> pieces) {
        return pieces.values().stream().mapToInt(Collection::size).sum();
    }
}
