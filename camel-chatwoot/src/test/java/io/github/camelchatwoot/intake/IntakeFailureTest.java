// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.intake.Figures.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelchatwoot.intake.TestIntake.BADLY;
import static io.github.camelchatwoot.intake.TestIntake.WELL;
import static io.github.camelchatwoot.intake.TestIntake.always;
import static io.github.camelchatwoot.intake.TestIntake.count;
import static io.github.camelchatwoot.intake.TestIntake.isEmpty;
import static io.github.camelchatwoot.intake.TestIntake.taken;
import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of an event when the route, a report or the memory fails. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IntakeFailureTest {

    private final TestIntake test = new TestIntake();

    @Test
    void anEventThatFailsTooOftenIsGivenUp() {
        Intake intake = test.of(always(BADLY));

        assertThat(taken(intake, Told.created(7).arrival()).join()).isEqualTo(BADLY);
        assertThat(taken(intake, Told.created(7).arrival()).join()).isEqualTo(BADLY);
        assertThat(taken(intake, Told.created(7).arrival()).join()).isEqualTo(new Ending.GivenUp());
        assertThat(taken(intake, Told.created(7).arrival()).join()).isEqualTo(new Ending.Duplicate());

        assertThat(count(intake, Figure.FAILED)).isEqualTo(3);
        assertThat(count(intake, Figure.GIVEN_UP)).isEqualTo(1);
    }

    @Test
    void whatChatwootKnowsToHaveFailedIsOver() {
        Intake intake = test.report(DeliveryReport.Mode.FAILED).of(always(BADLY));

        assertThat(taken(intake, Told.created(7).arrival()).join()).isEqualTo(new Ending.GivenUp());

        assertThat(test.server.count()).isEqualTo(1);
        assertThat(count(intake, Figure.GIVEN_UP)).as("none failed too often").isZero();
        assertThat(test.memory.keys()).contains("message_created:1:7", "message_failed:1:7");
    }

    @Test
    void anEventEndsWhenItsReportHasEnded() {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        test.server.answers(answer);
        Intake intake = test.report(DeliveryReport.Mode.ALL).of(always(WELL));
        CompletableFuture<Ending> first = taken(intake, Told.created(7).arrival());

        CompletableFuture<Ending> next = taken(intake, Told.created(8).arrival());
        assertThat(next.join()).as("the next one does not wait for it").isEqualTo(WELL);
        assertThat(first).isNotDone();
        CompletableFuture<Ending> again = taken(intake, Told.created(7).arrival("inbox"));
        assertThat(again).isNotDone();
        answer.complete(TestServer.taken());

        assertThat(first.join()).isEqualTo(WELL);
        assertThat(again.join()).isEqualTo(WELL);
        isEmpty(intake);
    }

    @Test
    void aReportThatEndsBadlyChangesNothing() {
        test.server.answers(CompletableFuture.failedFuture(new IllegalStateException("closed")));
        Intake intake = test.report(DeliveryReport.Mode.ALL).of(always(WELL));

        assertThat(taken(intake, Told.created(7).arrival()).join()).isEqualTo(WELL);
        assertThat(count(intake, Figure.REPORTS_FAILED)).isEqualTo(1);
    }

    @Test
    void aRouteThatThrowsHasFailed() {
        Intake intake = test.of(arrival -> {
            throw new IllegalStateException("broken");
        });

        assertThat(taken(intake, Told.created(7).arrival()).join()).isInstanceOf(Ending.Failed.class);
        assertThat(taken(intake, Told.created(8).arrival()).join()).isInstanceOf(Ending.Failed.class);
        isEmpty(intake);
    }

    @Test
    void anErrorOfTheMachineIsAFailureToo() {
        Intake intake = test.parallel(1).of(arrival -> {
            throw new StackOverflowError();
        });

        assertThat(taken(intake, Told.created(7).arrival()).join()).isInstanceOf(Ending.Failed.class);
        assertThat(taken(intake, Told.created(8).arrival()).join()).isInstanceOf(Ending.Failed.class);
        isEmpty(intake);
    }

    @Test
    void aRouteThatBreaksItsPromiseHasFailed() {
        Intake intake =
                test.parallel(1).of(arrival -> CompletableFuture.failedFuture(new IllegalStateException("broken")));

        assertThat(taken(intake, Told.created(7).arrival())).isCompleted();
        assertThat(taken(intake, Told.created(8).arrival()).join()).isInstanceOf(Ending.Failed.class);
        isEmpty(intake);
    }

    @Test
    void aMemoryThatIsDownLetsEverythingThrough() {
        test.memory.setDown(true);
        Intake intake = test.report(DeliveryReport.Mode.ALL).of(always(WELL));

        assertThat(taken(intake, Told.created(7).arrival()).join()).isEqualTo(WELL);
        assertThat(taken(intake, Told.created(7).arrival()).join()).isEqualTo(WELL);
        assertThat(taken(intake, Told.updated(7).arrival()).join()).isEqualTo(WELL);
        assertThat(test.server.count()).as("reported once").isEqualTo(1);
    }

    @Test
    void aRouteThatAnswersNothingHasFailed() {
        Intake intake = test.of(arrival -> nothing());

        assertThat(taken(intake, Told.created(7).arrival()).join()).isInstanceOf(Ending.Failed.class);
        isEmpty(intake);
    }

    @SuppressWarnings("NullAway") // a route that was not checked so
    private static CompletableFuture<Ending> nothing() {
        return null;
    }

    /** The request is refused before it is sent. */
    @Test
    void aStatusThatChatwootDoesNotKnowIsNotReported() {
        Intake intake = test.report(DeliveryReport.Mode.ALL).of(always(new Ending.Completed("seen", null)));

        assertThat(taken(intake, Told.created(7).arrival()).join()).isEqualTo(new Ending.Completed("seen", null));

        assertThat(test.server.count()).isZero();
        assertThat(test.memory.keys()).containsExactly("message_created:1:7");
    }

    @Test
    void onlyWhatMayComeAgainIsNotDone() {
        assertThat(List.of(WELL, new Ending.GivenUp(), new Ending.Duplicate(), new Ending.Seen()))
                .allMatch(Ending::isDone);
        assertThat(List.of(BADLY, new Ending.Stopped())).noneMatch(Ending::isDone);
    }
}
