// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.intake.Figures.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelchatwoot.intake.TestIntake.count;
import static io.github.camelchatwoot.intake.TestIntake.isEmpty;
import static io.github.camelchatwoot.intake.TestIntake.taken;
import static org.assertj.core.api.Assertions.assertThat;

/** Two sources tell the same to routes with one memory. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IntakesTogetherTest {

    private static final Ending WELL = new Ending.Completed(null, null);

    private final TestIntake test = new TestIntake();
    private final UnderWay underWay = new UnderWay();
    private final ManualRoute route = new ManualRoute();
    private final Intake one = test.of(route, underWay);
    private final Intake other = test.of(route, underWay);

    @Test
    void anEventThatIsUnderWayInOneIsJoinedByTheOther() {
        CompletableFuture<Ending> first = taken(one, Told.created(1).arrival());
        CompletableFuture<Ending> second = taken(other, Told.created(1).arrival());

        assertThat(second).isNotDone();
        route.end(0, WELL);

        assertThat(first.join()).isEqualTo(WELL);
        assertThat(second.join()).isEqualTo(WELL);
        assertThat(route.begun()).isEqualTo(1);
        assertThat(count(other, Figure.DUPLICATES)).isEqualTo(1);
        isEmpty(one);
        isEmpty(other);
    }

    @Test
    void theOtherGoesOnWithWhatIsLeftWhenOneStops() {
        CompletableFuture<Ending> running = taken(one, Told.created(1).arrival());
        CompletableFuture<Ending> waiting = taken(one, Told.created(2).arrival());
        CompletableFuture<Ending> joined = taken(other, Told.created(2).arrival());

        one.close();
        route.end(0, WELL);

        assertThat(waiting.join()).isEqualTo(new Ending.Stopped());
        assertThat(running.join()).isEqualTo(WELL);
        assertThat(route.begun()).isEqualTo(2);
        route.end(1, WELL);
        assertThat(joined.join()).isEqualTo(WELL);
        isEmpty(other);
    }

    @Test
    void whenBothStopNothingIsBegunAnyMore() {
        CompletableFuture<Ending> running = taken(one, Told.created(1).arrival());
        CompletableFuture<Ending> waiting = taken(one, Told.created(2).arrival());
        CompletableFuture<Ending> joined = taken(other, Told.created(2).arrival());

        other.close();
        one.close();
        route.end(0, WELL);

        assertThat(running.join()).isEqualTo(WELL);
        assertThat(waiting.join()).isEqualTo(new Ending.Stopped());
        assertThat(joined.join()).isEqualTo(new Ending.Stopped());
        assertThat(route.begun()).isEqualTo(1);
    }
}
