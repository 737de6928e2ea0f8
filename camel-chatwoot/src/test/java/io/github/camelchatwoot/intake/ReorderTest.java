// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.camelchatwoot.client.SystemTime;
import io.github.camelchatwoot.client.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReorderTest {

    private static final Duration WINDOW = Duration.ofMillis(100);

    private final VirtualTime time = new VirtualTime();
    private final List<String> gone = new ArrayList<>();
    private final Reorder<String> reorder = new Reorder<>(WINDOW, time, (key, piece) -> gone.add(key + ":" + piece));

    private void pass(long millis) {
        time.pass(Duration.ofMillis(millis));
    }

    @Test
    void withoutAWindowNothingIsHeldBack() {
        Reorder<String> none = new Reorder<>(Duration.ZERO, time, (key, piece) -> gone.add(piece));

        none.put("a", 2L, "2");
        none.put("a", 1L, "1");
        none.put("a", null, "other");

        assertThat(gone).containsExactly("2", "1", "other");
        assertThat(none.size()).isZero();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void messagesGoInTheOrderOfTheirIds() {
        reorder.put("a", 3L, "3");
        pass(40);
        reorder.put("a", 1L, "1");
        pass(40);
        reorder.put("a", 2L, "2");
        reorder.put("a", 4L, "4");
        assertThat(gone).isEmpty();

        pass(20);
        assertThat(gone).containsExactly("a:1", "a:2", "a:3");
        pass(79);
        assertThat(gone).hasSize(3);
        pass(1);
        assertThat(gone).containsExactly("a:1", "a:2", "a:3", "a:4");
        assertThat(reorder.size()).isZero();
    }

    @Test
    void aMessageIsHeldBackForTheWindow() {
        reorder.put("a", 1L, "1");

        pass(99);
        assertThat(gone).isEmpty();
        pass(1);
        assertThat(gone).containsExactly("a:1");
    }

    @Test
    void whatComesTooLateGoesLater() {
        reorder.put("a", 2L, "2");
        pass(100);
        reorder.put("a", 1L, "1");
        pass(100);

        assertThat(gone).containsExactly("a:2", "a:1");
    }

    @Test
    void whatIsNoMessageWaitsBehindThoseBeforeIt() {
        reorder.put("a", 2L, "2");
        reorder.put("a", null, "resolved");
        reorder.put("a", null, "reopened");
        reorder.put("a", 3L, "3");
        reorder.put("a", 1L, "1");
        assertThat(gone).isEmpty();

        pass(100);

        assertThat(gone).containsExactly("a:1", "a:2", "a:resolved", "a:reopened", "a:3");
    }

    @Test
    void whatIsNoMessageDoesNotWaitForNothing() {
        reorder.put("b", 2L, "2");

        reorder.put("a", null, "resolved");

        assertThat(gone).containsExactly("a:resolved");
        assertThat(time.waiting()).isEqualTo(1);
    }

    @Test
    void theSameMessageKeepsTheOrderOfArrival() {
        reorder.put("a", 7L, "created");
        reorder.put("a", 7L, "updated");
        reorder.put("a", 7L, "again");

        pass(100);

        assertThat(gone).containsExactly("a:created", "a:updated", "a:again");
    }

    @Test
    void conversationsDoNotWaitForEachOther() {
        reorder.put("a", 9L, "9");
        pass(50);
        reorder.put("b", 1L, "1");
        assertThat(reorder.size()).isEqualTo(2);

        pass(50);
        assertThat(gone).containsExactly("a:9");
        assertThat(reorder.size()).isEqualTo(1);
        pass(50);
        assertThat(gone).containsExactly("a:9", "b:1");
        assertThat(reorder.size()).isZero();
    }

    @Test
    void aFlushLetsEverythingGoInOrder() {
        reorder.put("a", 2L, "2");
        reorder.put("a", 1L, "1");
        reorder.put("b", 5L, "5");

        reorder.flush();

        assertThat(gone).containsExactlyInAnyOrder("a:1", "a:2", "b:5").containsSubsequence("a:1", "a:2");
        assertThat(reorder.size()).isZero();
        pass(1000);
        assertThat(gone).hasSize(3);
        reorder.flush();
        assertThat(gone).hasSize(3);
    }

    @Test
    void aCloseGivesBackEverythingInOrder() {
        reorder.put("a", 2L, "2");
        reorder.put("a", 1L, "1");

        assertThat(reorder.close()).containsExactly("1", "2");

        pass(1000);
        assertThat(gone).isEmpty();
        assertThat(reorder.close()).isEmpty();
    }

    /** Ids and times grow together; each message comes at most a window late. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aWindowThatCoversTheDelayPutsEverythingInOrder(long seed) {
        Random random = new Random(seed);
        TreeMap<Long, List<Long>> arrivals = new TreeMap<>();
        for (long id = 1; id <= 500; id++) {
            long at = id * 7 + random.nextInt(100);
            arrivals.computeIfAbsent(at, unused -> new ArrayList<>()).add(id);
        }

        long now = 0;
        for (Map.Entry<Long, List<Long>> arrival : arrivals.entrySet()) {
            pass(arrival.getKey() - now);
            now = arrival.getKey();
            arrival.getValue().forEach(id -> reorder.put("a", id, id.toString()));
        }
        pass(100);

        assertThat(gone)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 500).mapToObj(id -> "a:" + id).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsLostInAStorm(long seed) {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
        ExecutorService givers = Executors.newFixedThreadPool(8);
        try (SystemTime real = new SystemTime(timer)) {
            Map<Object, Queue<Long>> seen = new ConcurrentHashMap<>();
            Reorder<Long> storm = new Reorder<>(
                    Duration.ofMillis(5),
                    real,
                    (key, piece) -> seen.computeIfAbsent(key, unused -> new ConcurrentLinkedQueue<>())
                            .add(piece));
            CompletableFuture<?>[] all = IntStream.range(0, 8)
                    .mapToObj(thread ->
                            CompletableFuture.runAsync(() -> give(storm, new Random(seed + thread), thread), givers))
                    .toArray(CompletableFuture<?>[]::new);

            CompletableFuture.allOf(all).join();
            await().until(() -> storm.size() == 0);

            assertThat(seen.values().stream().flatMap(Queue::stream).sorted(Comparator.naturalOrder()))
                    .containsExactlyElementsOf(LongStream.range(0, 8000).boxed().toList());
        } finally {
            givers.shutdownNow();
            timer.shutdownNow();
        }
    }

    private static void give(Reorder<Long> storm, Random random, int thread) {
        for (long i = 0; i < 1000; i++) {
            long piece = thread * 1000L + i;
            storm.put(random.nextInt(10), random.nextInt(5) == 0 ? null : piece, piece);
            if (random.nextInt(300) == 0) {
                storm.flush();
            }
        }
    }
}
