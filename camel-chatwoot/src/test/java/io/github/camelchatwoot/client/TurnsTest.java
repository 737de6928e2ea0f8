// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelchatwoot.client.Failure.Congested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TurnsTest {

    private static final Asked ASKED = new Asked("addLabels", Verb.POST, "/labels");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MANY = 10_000;
    private static final Answer ANSWER = new Answer(200, Map.of(), new byte[0]);

    private final VirtualTime time = new VirtualTime();
    private final Turns turns = new Turns(time);
    private final List<CompletableFuture<Outcome>> made = new ArrayList<>();

    private CompletableFuture<Outcome> call(Object key, int maxWaiting) {
        return turns.inTurn(key, ASKED, PATIENCE, maxWaiting, () -> {
            CompletableFuture<Outcome> call = new CompletableFuture<>();
            made.add(call);
            return call;
        });
    }

    private void enter(Object key, int maxWaiting) {
        CompletableFuture<Outcome> unused = call(key, maxWaiting);
    }

    @Test
    void callsWithTheSameKeyGoOneAfterTheOther() {
        CompletableFuture<Outcome> first = call("a", MANY);
        CompletableFuture<Outcome> second = call("a", MANY);
        enter("b", MANY);
        assertThat(made).hasSize(2); // the first of each key

        made.get(0).complete(ANSWER);

        assertThat(first).isCompletedWithValue(ANSWER);
        assertThat(second).isNotDone();
        assertThat(made).hasSize(3);
        made.get(2).complete(ANSWER);
        assertThat(second).isCompletedWithValue(ANSWER);
    }

    @Test
    void nothingIsLeftOfAKeyThatNobodyUses() {
        for (int key = 0; key < 100_000; key++) {
            CompletableFuture<Outcome> call =
                    turns.inTurn(key, ASKED, PATIENCE, MANY, () -> CompletableFuture.completedFuture(ANSWER));
            assertThat(call.isDone()).isTrue();
        }
        assertThat(turns.size()).isZero();

        enter("a", MANY);
        enter("a", MANY);
        assertThat(turns.size()).isEqualTo(1);
        made.get(0).complete(ANSWER);
        made.get(1).complete(ANSWER);

        assertThat(turns.size()).isZero();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void noMoreWaitThanMay() {
        enter("a", 1);
        CompletableFuture<Outcome> second = call("a", 1);
        CompletableFuture<Outcome> third = call("a", 1);

        assertThat(second).isNotDone();
        assertThat(third).isCompletedWithValueMatching(Congested.class::isInstance);
        assertThat(((Failure) third.join()).message())
                .isEqualTo("addLabels (POST /labels) was not sent: 1 calls that change the same wait for their turn"
                        + " already. Send less at a time, or see the option maxWaitingCalls");
        assertThat(call("b", 0)).isNotDone(); // nobody waits there
    }

    @Test
    void nobodyWaitsForEver() {
        enter("a", MANY);
        CompletableFuture<Outcome> late = call("a", MANY);

        time.pass(PATIENCE);

        assertThat(late).isCompletedWithValueMatching(Congested.class::isInstance);
        assertThat(((Failure) late.join()).message()).contains("10000 ms").contains("rateLimitTimeout");
        made.get(0).complete(ANSWER);
        assertThat(made).hasSize(1);
        assertThat(turns.size()).isZero();
    }

    @Test
    void aCallUnderWayMayTakeLongerThanOneMayWait() {
        enter("a", MANY);
        CompletableFuture<Outcome> second = call("a", MANY);
        made.get(0).complete(ANSWER);

        time.pass(PATIENCE.multipliedBy(2));

        assertThat(second).isNotDone();
        made.get(1).complete(ANSWER);
        assertThat(second).isCompletedWithValue(ANSWER);
    }

    @Test
    void failuresAndErrorsGiveTheTurnToTheNext() {
        CompletableFuture<Outcome> first = call("a", MANY);
        CompletableFuture<Outcome> second = turns.inTurn("a", ASKED, PATIENCE, MANY, () -> {
            throw new IllegalStateException("no call");
        });
        CompletableFuture<Outcome> third = call("a", MANY);

        made.get(0).completeExceptionally(new IllegalStateException("lost"));

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
        made.get(1).complete(ANSWER);
        assertThat(third).isCompletedWithValue(ANSWER);
        assertThat(turns.size()).isZero();
    }

    @Test
    void whoGivesUpIsNotWaitedFor() {
        CompletableFuture<Outcome> first = call("a", MANY);
        CompletableFuture<Outcome> second = call("a", MANY);
        CompletableFuture<Outcome> third = call("a", MANY);

        second.cancel(true); // while it waits
        first.cancel(true); // while it is under way

        assertThat(made).hasSize(2);
        assertThat(made.get(0)).isCancelled();
        made.get(1).complete(ANSWER);
        assertThat(third).isCompletedWithValue(ANSWER);
        assertThat(turns.size()).isZero();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void manyCallsThatEndAtOnceDoNotLieOnTheStack() {
        CompletableFuture<Outcome> first = call("a", 2 * MANY);
        AtomicInteger ended = new AtomicInteger();
        for (int i = 0; i < 2 * MANY; i++) {
            CompletableFuture<Outcome> unused = turns.inTurn(
                            "a", ASKED, PATIENCE, 2 * MANY, () -> CompletableFuture.completedFuture(ANSWER))
                    .whenComplete((outcome, error) -> ended.addAndGet(outcome == ANSWER ? 1 : 0));
        }

        made.get(0).complete(ANSWER);

        assertThat(first).isCompletedWithValue(ANSWER);
        assertThat(ended).hasValue(2 * MANY);
        assertThat(turns.size()).isZero();
    }

    @Test
    void neverTwoAtATimeWhoeverCalls() throws InterruptedException {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
        try (SystemTime real = new SystemTime(threads)) {
            Turns shared = new Turns(real);
            AtomicInteger[] crowd = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
            Queue<Integer> crowds = new ConcurrentLinkedQueue<>();
            CountDownLatch ends = new CountDownLatch(MANY);
            for (int i = 0; i < MANY; i++) {
                int key = i % 3;
                threads.execute(() -> {
                    CompletableFuture<Outcome> unused = shared.inTurn(
                                    key, ASKED, Duration.ofMinutes(1), MANY, () -> crowded(threads, crowd[key], crowds))
                            .whenComplete((outcome, error) -> ends.countDown());
                });
            }

            assertThat(ends.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(crowds).hasSize(MANY).containsOnly(1);
            await().until(() -> shared.size() == 0);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A call that notes how many are under way. */
    private static CompletableFuture<Outcome> crowded(Executor threads, AtomicInteger crowd, Queue<Integer> crowds) {
        crowds.add(crowd.incrementAndGet());
        CompletableFuture<Outcome> call = new CompletableFuture<>();
        threads.execute(() -> {
            crowd.decrementAndGet();
            call.complete(ANSWER);
        });
        return call;
    }
}
