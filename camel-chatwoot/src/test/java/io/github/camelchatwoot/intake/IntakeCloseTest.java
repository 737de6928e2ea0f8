// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelchatwoot.CapturedLog;
import io.github.camelchatwoot.intake.Figures.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelchatwoot.intake.TestIntake.WELL;
import static io.github.camelchatwoot.intake.TestIntake.count;
import static io.github.camelchatwoot.intake.TestIntake.isEmpty;
import static io.github.camelchatwoot.intake.TestIntake.taken;
import static org.assertj.core.api.Assertions.assertThat;

/** When everything stops, nothing is left without an end or a word. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IntakeCloseTest {

    private final TestIntake test = new TestIntake();
    private final ManualRoute route = new ManualRoute();

    @Test
    void whatHasNotBegunIsStoppedAndTold() {
        Intake intake = test.of(route);
        CompletableFuture<Ending> running = taken(intake, Told.created(1).arrival());
        CompletableFuture<Ending> waiting = taken(intake, Told.created(2).arrival());
        CompletableFuture<Ending> duplicate = taken(intake, Told.created(2).arrival("inbox"));

        try (CapturedLog log = CapturedLog.of(Intake.class.getName())) {
            intake.close();
            assertThat(log.lines())
                    .hasSize(2)
                    .anyMatch(line -> line.contains("had not begun") && line.contains("[message_created:1:2]"))
                    .anyMatch(line -> line.contains("in the route") && line.contains("[message_created:1:1]"));
        }

        assertThat(waiting.join()).isEqualTo(new Ending.Stopped());
        assertThat(duplicate.join()).isEqualTo(new Ending.Stopped());
        assertThat(running).isNotDone();
        assertThat(count(intake, Figure.LEFT)).isEqualTo(1);
        route.end(0, WELL);
        assertThat(running.join()).isEqualTo(WELL);
        assertThat(route.begun()).isEqualTo(1);
        isEmpty(intake);
    }

    @Test
    void whatIsHeldBackDoesNotBegin() {
        Intake intake = test.window(Duration.ofSeconds(1)).of(route);
        CompletableFuture<Ending> held = taken(intake, Told.created(2).arrival());
        CompletableFuture<Ending> other = taken(intake, Told.created(1).arrival());

        try (CapturedLog log = CapturedLog.of(Intake.class.getName())) {
            intake.close();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("2 events", "message_created:1:1", "message_created:1:2");
        }

        assertThat(held.join()).isEqualTo(new Ending.Stopped());
        assertThat(other.join()).isEqualTo(new Ending.Stopped());
        assertThat(route.begun()).isZero();
        assertThat(count(intake, Figure.LEFT)).isEqualTo(2);
        test.time.pass(Duration.ofSeconds(2));
        assertThat(route.begun()).isZero();
        isEmpty(intake);
    }

    @Test
    void whatComesTooLateIsStoppedAndTold() {
        for (Duration window : List.of(Duration.ZERO, Duration.ofSeconds(1))) {
            Intake intake = new TestIntake().window(window).of(route);
            intake.close();

            try (CapturedLog log = CapturedLog.of(Intake.class.getName())) {
                CompletableFuture<Ending> late = taken(intake, Told.created(3).arrival());
                intake.flush();
                assertThat(late.join()).isEqualTo(new Ending.Stopped());
                assertThat(log.lines()).singleElement().asString().contains("message_created:1:3");
            }

            assertThat(count(intake, Figure.LEFT)).isEqualTo(1);
            isEmpty(intake);
        }
        assertThat(route.begun()).isZero();
    }

    @Test
    void thereIsNothingToTellOfNothing() {
        Intake intake = test.of(route);

        try (CapturedLog log = CapturedLog.of(Intake.class.getName())) {
            intake.close();
            intake.close();
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void manyAreToldInSomeLines() {
        Intake intake = test.parallel(1).of(route);
        IntStream.rangeClosed(0, 120)
                .forEach(id -> taken(intake, Told.created(id).in(id + 1).arrival()));

        try (CapturedLog log = CapturedLog.of(Intake.class.getName())) {
            intake.close();
            String all = String.join("\n", log.lines());
            assertThat(log.lines()).hasSize(4);
            assertThat(IntStream.rangeClosed(0, 120).mapToObj(id -> "message_created:1:" + id))
                    .allMatch(id -> all.matches("(?s).*" + id + "[,\\]].*"));
        }
    }
}
