// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LanesTest {

    /** What was begun with, and when it is over. */
    private final Map<String, CompletableFuture<Void>> begun = new TreeMap<>();

    private final List<String> order = new ArrayList<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    private CompletableFuture<?> begin(String piece) {
        order.add(piece);
        return begun.computeIfAbsent(piece, unused -> new CompletableFuture<>());
    }

    private void over(String piece) {
        begun.computeIfAbsent(piece, unused -> new CompletableFuture<>()).complete(null);
    }

    private Lanes<String> lanes(int parallel) {
        return new Lanes<>(parallel, tasks::add, this::begin);
    }

    /** Does what an executor was given. */
    private void work() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void theSameKeyGoesOneAfterTheOther() {
        Lanes<String> lanes = lanes(10);
        for (String piece : List.of("a1", "a2", "b1", "a3", "b2")) {
            assertThat(lanes.put(piece.charAt(0), piece)).isTrue();
        }

        work();
        assertThat(order).containsExactly("a1", "b1");
        over("b1");
        work();
        over("a1");
        work();
        assertThat(order).containsExactly("a1", "b1", "b2", "a2");
        over("a2");
        work();
        assertThat(order).containsExactly("a1", "b1", "b2", "a2", "a3");
    }

    @Test
    void soMuchIsUnderWayAtATime() {
        Lanes<String> lanes = lanes(2);
        for (String piece : List.of("a", "b", "c", "d")) {
            lanes.put(piece, piece);
        }

        work();
        assertThat(order).containsExactly("a", "b");
        over("b");
        work();
        assertThat(order).containsExactly("a", "b", "c");
        over("a");
        over("c");
        work();
        assertThat(order).containsExactly("a", "b", "c", "d");
    }

    @Test
    void keysTakeTurns() {
        Lanes<String> lanes = lanes(1);
        for (String piece : List.of("a1", "a2", "a3", "b1", "c1")) {
            lanes.put(piece.charAt(0), piece);
            over(piece);
        }

        work();

        assertThat(order).containsExactly("a1", "b1", "c1", "a2", "a3");
    }

    @Test
    void noTaskWaitsForAPiece() {
        Lanes<String> lanes = lanes(2);
        lanes.put("a", "a");
        lanes.put("b", "b");
        lanes.put("b", "b2");
        lanes.put("c", "c");

        work();
        assertThat(order).containsExactly("a", "b");
        assertThat(tasks).isEmpty();
        over("b");
        assertThat(tasks).hasSize(1);
        work();
        assertThat(order).hasSize(3);
        assertThat(tasks).isEmpty();
    }

    @Test
    void oneThreadIsWokenAtATimeAndWakesTheNext() {
        Lanes<String> lanes = lanes(3);
        for (String piece : List.of("a", "b", "c", "d")) {
            lanes.put(piece, piece);
            assertThat(tasks).hasSize(1);
        }

        for (String begun : List.of("a", "b", "c")) {
            tasks.remove().run();
            assertThat(order).endsWith(begun);
        }
        assertThat(tasks).as("no more than three at a time").isEmpty();

        over("c");
        tasks.remove().run();
        assertThat(order).endsWith("d");
        assertThat(tasks).isEmpty();
    }

    @Test
    void whoHasBegunTakesWhatComesMeanwhile() {
        Lanes<String> lanes = lanes(3);
        List.of("a", "b", "c").forEach(this::over);
        lanes.put("a", "a");
        lanes.put("b", "b");
        lanes.put("c", "c");

        work();

        assertThat(order).containsExactly("a", "b", "c");
        lanes.put("d", "d");
        assertThat(tasks)
                .as("those that found nothing have given their slots back")
                .hasSize(1);
    }

    @Test
    void whatIsOverAtOnceNeedsNoOtherTask() {
        Lanes<String> lanes = lanes(1);
        for (int i = 0; i < 1000; i++) {
            over("a" + i);
            lanes.put("a", "a" + i);
        }

        assertThat(tasks).hasSize(1);
        work();
        assertThat(order).hasSize(1000);
    }

    @Test
    void aPieceThatEndsBadlyEndsToo() {
        Lanes<String> lanes = lanes(1);
        lanes.put("a", "a1");
        lanes.put("a", "a2");
        work();

        Objects.requireNonNull(begun.get("a1")).completeExceptionally(new IllegalStateException("broken"));
        work();

        assertThat(order).containsExactly("a1", "a2");
    }

    @Test
    void unusedKeysAreForgotten() {
        Lanes<String> lanes = lanes(3);
        for (int i = 0; i < 100; i++) {
            lanes.put(i, "p" + i);
        }
        assertThat(lanes.size()).isEqualTo(100);

        for (int i = 0; i < 100; i++) {
            over("p" + i);
        }
        work();

        assertThat(order).hasSize(100);
        assertThat(lanes.size()).isZero();
        lanes.put(7, "again");
        assertThat(lanes.size()).isEqualTo(1);
    }

    @Test
    void whatHasNotBegunIsGivenBack() {
        Lanes<String> lanes = lanes(1);
        lanes.put("a", "a1");
        lanes.put("a", "a2");
        lanes.put("b", "b1");
        work();

        assertThat(lanes.close()).containsExactlyInAnyOrder("a2", "b1");
        assertThat(lanes.close()).isEmpty();
        assertThat(lanes.put("c", "c1")).isFalse();
        assertThat(lanes.put("a", "a3")).isFalse();
        over("a1");
        work();

        assertThat(order).containsExactly("a1");
        assertThat(lanes.size()).as("but for the one that was given back").isLessThan(2);
    }

    @Test
    void whatWasGivenBackDoesNotBegin() {
        Lanes<String> lanes = lanes(2);
        lanes.put("a", "a1");
        lanes.put("b", "b1");

        assertThat(lanes.close()).containsExactly("a1", "b1");
        work();

        assertThat(order).isEmpty();
    }
}
