// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Verb;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.sweep.SweepKind.CATCH_UP;
import static io.github.camelchatwoot.sweep.SweepKind.CHECK;
import static org.assertj.core.api.Assertions.assertThat;

class SweeperTest {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Failure DOWN = new Failure.Unreachable(
            new Asked("listConversations", Verb.GET, "/conversations"), false, new IOException("down"), "it is down");

    private final TestSweep test = TestSweep.fromBeginning();
    private final List<SweepReport> reports = new ArrayList<>();
    private final List<SweepReport> ends = new ArrayList<>();
    private final Sweeper sweeper = new Sweeper(test.sweep(), test.time, INTERVAL, () -> 1, new Sweeper.Listener() {
        @Override
        public void offered(SweepReport report) {
            reports.add(report);
        }

        @Override
        public void ended(SweepReport report) {
            ends.add(report);
        }
    });

    private List<SweepKind> kinds() {
        List<SweepKind> kinds = reports.stream().map(SweepReport::kind).toList();
        assertThat(ends).extracting(SweepReport::kind).isEqualTo(kinds);
        reports.clear();
        ends.clear();
        return kinds;
    }

    @Test
    void catchesUpAndThenChecksAtTheInterval() {
        sweeper.start();
        assertThat(kinds()).containsExactly(CATCH_UP);

        test.time.pass(INTERVAL.minusMillis(1));
        assertThat(kinds()).isEmpty();
        test.time.pass(Duration.ofMillis(1));
        assertThat(kinds()).containsExactly(CHECK);
        test.time.pass(INTERVAL.multipliedBy(3));
        assertThat(kinds()).containsExactly(CHECK, CHECK, CHECK);
    }

    @Test
    void afterAFailureItTriesAgainSoonAndThenLessOften() {
        test.chatwoot.fault(request -> DOWN);
        sweeper.start();
        List<Integer> calls = new ArrayList<>();
        for (int wait : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
            test.chatwoot.calls();
            test.time.pass(Duration.ofSeconds(wait));
            calls.add(test.chatwoot.calls());
        }
        assertThat(calls).containsOnly(1);
        assertThat(kinds()).hasSize(9).containsOnly(CATCH_UP); // it still has not caught up

        test.chatwoot.fault(request -> null);
        test.time.pass(INTERVAL.multipliedBy(2));

        assertThat(kinds()).containsExactly(CATCH_UP, CHECK);
    }

    @Test
    void whatIsAskedForComesAtOnceAndTheNextCheckAnIntervalLater() {
        sweeper.start();
        test.time.pass(INTERVAL.dividedBy(2));

        sweeper.now(CHECK);

        assertThat(kinds()).containsExactly(CATCH_UP, CHECK);
        test.time.pass(INTERVAL.minusMillis(1));
        assertThat(kinds()).isEmpty();
        test.time.pass(Duration.ofMillis(1));
        assertThat(kinds()).containsExactly(CHECK);
    }

    @Test
    void whoAsksWhileOneIsUnderWayGetsTheNextOneAndItIsToldOnce() {
        test.chatwoot.latency(Duration.ofSeconds(1));
        SweepRun first = sweeper.start();
        SweepRun second = sweeper.now(CHECK);
        SweepRun third = sweeper.now(CATCH_UP);
        assertThat(second).isNotEqualTo(first).isEqualTo(third);

        test.time.pass(Duration.ofSeconds(2));

        assertThat(kinds()).containsExactly(CATCH_UP, CATCH_UP);
    }

    @Test
    void theIntervalCanChange() {
        sweeper.start();
        kinds();

        sweeper.interval(Duration.ofSeconds(10));

        test.time.pass(Duration.ofSeconds(30));
        assertThat(kinds()).containsExactly(CHECK, CHECK, CHECK);
        sweeper.interval(Duration.ZERO);
        test.time.pass(INTERVAL.multipliedBy(5));
        assertThat(kinds()).isEmpty();
        assertThat(test.time.waiting()).isZero();
    }

    @Test
    void whenSuspendedItRests() {
        sweeper.start();
        kinds();

        sweeper.suspend();
        test.time.pass(INTERVAL.multipliedBy(5));
        assertThat(kinds()).isEmpty();
        sweeper.start();
        assertThat(kinds()).containsExactly(CATCH_UP);
    }

    @Test
    void whenClosedNothingIsLeft() {
        test.chatwoot.latency(Duration.ofSeconds(1));
        SweepRun run = sweeper.start();

        sweeper.close();

        assertThat(run.offered()).isDone();
        assertThat(run.ended()).isDone();
        assertThat(run.offered().join().trouble()).contains("stopped");
        test.time.pass(INTERVAL.multipliedBy(5)); // the model answers what nobody waits for
        assertThat(test.time.waiting()).isZero();
        assertThat(reports).hasSize(1);
        assertThat(sweeper.start().offered().join().isComplete()).isFalse();
        assertThat(test.time.waiting()).isZero();
    }
}
