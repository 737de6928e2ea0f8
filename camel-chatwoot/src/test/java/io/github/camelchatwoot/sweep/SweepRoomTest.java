// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.intake.Ending;
import io.github.camelchatwoot.intake.Figures.Figure;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.sweep.SweepKind.CATCH_UP;
import static org.assertj.core.api.Assertions.assertThat;

/** A route that is slower than a sweep. */
class SweepRoomTest {

    private final TestSweep test = TestSweep.fromBeginning();
    private final Deque<CompletableFuture<Ending>> under = new ArrayDeque<>();
    private final List<Long> written = new ArrayList<>();

    SweepRoomTest() {
        test.route = arrival -> {
            CompletableFuture<Ending> ending = new CompletableFuture<>();
            under.add(ending);
            return ending;
        };
        for (int i = 0; i < 500; i++) {
            written.add(test.chatwoot.write(test.chatwoot.conversation()));
            test.time.pass(Duration.ofSeconds(1));
        }
    }

    private void end() {
        while (!under.isEmpty()) {
            under.remove().complete(TestSweep.WELL);
        }
    }

    @Test
    void onlySoManyAreOnTheirWayAtATime() {
        SweepRun run = test.sweep().run(CATCH_UP);
        assertThat(test.intake().pending()).isEqualTo(100);
        test.time.pass(Duration.ofHours(1));
        assertThat(test.intake().pending()).isEqualTo(100);
        assertThat(run.offered()).isNotDone();

        end();

        assertThat(run.ended().join().repaired()).isEqualTo(500);
        assertThat(test.messages()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void whenThereIsNoRoomItComesAgain() {
        test.queueSize = 3;
        test.restart();
        SweepRun run = test.sweep().run(CATCH_UP);
        assertThat(test.intake().pending()).isEqualTo(3);
        for (int i = 0; i < 2000 && !run.ended().isDone(); i++) {
            test.time.pass(Duration.ofSeconds(1));
            end();
            assertThat(test.intake().pending()).isLessThanOrEqualTo(3);
        }

        assertThat(run.ended().join().repaired()).isEqualTo(500);
        assertThat(test.messages()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(test.intake().figures().of(Figure.SHED)).isZero();
        assertThat(test.intake().figures().of(Figure.RECEIVED)).isEqualTo(500);
    }

    @Test
    void whenClosedNothingMoreIsToldAndNothingIsLeft() {
        test.queueSize = 3;
        test.restart();
        SweepRun run = test.sweep().run(CATCH_UP);

        test.sweep().close();

        assertThat(run.offered().join().trouble()).contains("stopped");
        assertThat(run.ended()).isNotDone();
        assertThat(test.time.waiting()).isZero();
        end();
        assertThat(run.ended().join().repaired()).isEqualTo(test.arrived.size());
        assertThat(test.arrived).hasSize(3);
        assertThat(test.sweep().run(CATCH_UP).offered().join().isComplete()).isFalse();
    }
}
