// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.intake.Ending;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.sweep.SweepKind.CATCH_UP;
import static io.github.camelchatwoot.sweep.SweepKind.CHECK;
import static org.assertj.core.api.Assertions.assertThat;

/** A check beside a source that tells events at once: only what that has lost is told. */
class SweepCheckTest {

    private final TestSweep test = new TestSweep(new StartFrom.Now());
    private final long conversation = test.chatwoot.conversation();

    SweepCheckTest() {
        test.complete(CATCH_UP);
    }

    @Test
    void whatIsToldWithinTheGraceIsNotRepaired() {
        long message = test.chatwoot.write(conversation);
        SweepRun run = test.sweep().run(CHECK);
        test.time.pass(Duration.ofSeconds(4));
        assertThat(run.offered()).isNotDone();
        test.live(test.chatwoot.arrival(conversation, message));

        test.time.pass(Duration.ofSeconds(1));

        assertThat(run.ended()).isDone();
        assertThat(run.ended().join().repaired()).isZero();
        assertThat(test.messages()).containsExactly(message);
    }

    @Test
    void whatWasLostIsRepaired() {
        long message = test.chatwoot.write(conversation);

        SweepReport report = test.complete(CHECK);

        assertThat(report.repaired()).isOne();
        assertThat(report.calls()).isEqualTo(3); // a look, and after the grace a page and the messages
        assertThat(test.messages()).containsExactly(message);
    }

    @Test
    void whatComesDuringTheGraceIsLeftToTheNextOne() {
        long before = test.chatwoot.write(conversation);
        SweepRun run = test.sweep().run(CHECK);
        test.time.pass(Duration.ofSeconds(3));
        long after = test.chatwoot.write(conversation);
        long elsewhere = test.chatwoot.write(test.chatwoot.conversation());
        test.time.pass(Duration.ofSeconds(2));
        assertThat(run.offered()).isDone();
        assertThat(test.messages()).containsExactly(before);

        assertThat(test.complete(CHECK).repaired()).isEqualTo(2);

        assertThat(test.messages()).containsExactlyInAnyOrder(after, elsewhere);
        assertThat(test.complete(CHECK).calls()).isOne();
    }

    @Test
    void whatIsUnderWayOrHasFailedBeforeIsNotCalledRepaired() {
        long slow = test.chatwoot.write(conversation);
        long bad = test.chatwoot.write(conversation);
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        List<Ending> ends = new ArrayList<>(List.of(TestSweep.BADLY));
        test.route = arrival -> arrival.toString().endsWith(":" + slow)
                ? ending
                : CompletableFuture.completedFuture(ends.isEmpty() ? TestSweep.WELL : ends.remove(0));
        test.live(test.chatwoot.arrival(conversation, bad));
        test.live(test.chatwoot.arrival(conversation, slow));

        SweepRun run = test.sweep().run(CHECK);
        test.time.pass(Duration.ofSeconds(5));
        assertThat(run.offered()).isDone();
        assertThat(run.ended()).isNotDone();
        ending.complete(TestSweep.WELL);

        assertThat(run.ended().join().offered()).isEqualTo(2);
        assertThat(run.ended().join().repaired()).isZero();
        assertThat(test.messages()).containsExactly(bad, slow, bad);
    }

    @Test
    void theStrongerOneRunsAfterTheOneUnderWay() {
        test.chatwoot.latency(Duration.ofSeconds(1));
        SweepRun first = test.sweep().run(CHECK);
        SweepRun second = test.sweep().run(CHECK);
        assertThat(test.sweep().run(CATCH_UP)).isEqualTo(second);
        assertThat(test.sweep().run(CHECK)).isEqualTo(second);

        test.time.pass(Duration.ofSeconds(1));
        assertThat(first.offered().join().kind()).isEqualTo(CHECK);
        test.time.pass(Duration.ofSeconds(1));

        assertThat(second.offered().join().kind()).isEqualTo(CATCH_UP);
    }
}
