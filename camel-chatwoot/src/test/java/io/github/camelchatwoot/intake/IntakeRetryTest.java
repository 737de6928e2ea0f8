// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.event.EventFilter;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.intake.Figures.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelchatwoot.intake.TestIntake.BADLY;
import static io.github.camelchatwoot.intake.TestIntake.WELL;
import static io.github.camelchatwoot.intake.TestIntake.count;
import static io.github.camelchatwoot.intake.TestIntake.isEmpty;
import static io.github.camelchatwoot.intake.TestIntake.taken;
import static org.assertj.core.api.Assertions.assertThat;

/** An agent's wish goes to the route behind the update that tells it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IntakeRetryTest {

    private static final EventFilter NO_UPDATES =
            new EventFilter(Set.of("message_created", "message_retry_requested"), Set.of(), Set.of(), true, true);

    private final TestIntake test = new TestIntake();
    private final ManualRoute route = new ManualRoute();

    private Intake failedBefore(TestIntake intake) {
        test.memory.add("message_failed:1:7");
        return intake.of(route);
    }

    private static Arrival update() {
        return Told.updated(7).shown(2000).arrival("update");
    }

    @Test
    void theWishComesAfterItsUpdate() {
        Intake intake = failedBefore(test);

        CompletableFuture<Ending> ending = taken(intake, update());
        assertThat(route.ids()).containsExactly("message_updated:1:7:2000");
        taken(intake, Told.created(8).arrival());
        route.end(0, WELL);
        assertThat(route.ids()).containsExactly("message_updated:1:7:2000", "message_retry_requested:1:7:2000");
        assertThat(route.arrival(1).event().type()).isEqualTo(EventType.MESSAGE_RETRY_REQUESTED);
        assertThat(route.arrival(1).deliveryId()).isEqualTo("update");
        assertThat(ending).isNotDone();
        route.end(1, new Ending.Completed("sent", null));

        assertThat(ending.join()).isEqualTo(new Ending.Completed("sent", null));
        assertThat(route.begun()).as("the next of the conversation").isEqualTo(3);
        route.end(2, WELL);
        isEmpty(intake);
        assertThat(count(intake, Figure.RETRIES_REQUESTED)).isEqualTo(1);
        assertThat(count(intake, Figure.COMPLETED)).isEqualTo(3);
    }

    @Test
    void anUpdateThatNobodyWantsIsLookedAt() {
        Intake intake = failedBefore(test.filter(NO_UPDATES));

        CompletableFuture<Ending> ending = taken(intake, update());
        assertThat(route.ids()).containsExactly("message_retry_requested:1:7:2000");
        route.end(0, WELL);

        assertThat(ending.join()).isEqualTo(WELL);
        assertThat(taken(intake, Told.updated(7).shown(3000).arrival()).join()).isEqualTo(new Ending.Seen());
        assertThat(count(intake, Figure.FILTERED)).isEqualTo(2);
        assertThat(count(intake, Figure.COMPLETED)).isEqualTo(1);
        isEmpty(intake);
        assertThat(test.memory.keys()).containsExactly("message_retry_requested:1:7:2000");
    }

    @Test
    void anErrorThatNobodyWantsIsRemembered() {
        Intake intake = test.filter(NO_UPDATES).of(route);

        assertThat(taken(intake, Told.updated(7).failed("no route").shown(1000).arrival())
                        .join())
                .isEqualTo(new Ending.Seen());
        taken(intake, update());

        assertThat(route.ids()).containsExactly("message_retry_requested:1:7:2000");
    }

    @Test
    void aWishThatNobodyWantsIsNone() {
        Intake intake =
                failedBefore(test.filter(new EventFilter(Set.of("message_updated"), Set.of(), Set.of(), true, true)));

        CompletableFuture<Ending> ending = taken(intake, update());
        route.end(0, WELL);

        assertThat(ending.join()).isEqualTo(WELL);
        assertThat(route.begun()).isEqualTo(1);
        assertThat(count(intake, Figure.RETRIES_REQUESTED)).isZero();
    }

    @Test
    void bothEndAsTheWorseOfThem() {
        Intake intake = failedBefore(test);
        CompletableFuture<Ending> ending = taken(intake, update());

        route.end(0, BADLY);
        route.end(1, WELL);

        assertThat(ending.join()).isEqualTo(BADLY);
        assertThat(test.memory.keys()).containsExactly("message_retry_requested:1:7:2000");
        CompletableFuture<Ending> again = taken(intake, update());
        assertThat(route.begun()).as("only the update comes again").isEqualTo(3);
        route.end(2, WELL);
        assertThat(again.join()).isEqualTo(WELL);
        assertThat(route.begun()).isEqualTo(3);
    }

    @Test
    void aWishThatFailsComesAgainWithItsUpdate() {
        Intake intake = failedBefore(test);
        CompletableFuture<Ending> ending = taken(intake, update());

        route.end(0, WELL);
        route.end(1, BADLY);
        assertThat(ending.join()).isEqualTo(BADLY);
        CompletableFuture<Ending> again = taken(intake, update());
        route.end(2, WELL);
        assertThat(route.ids())
                .containsExactly(
                        "message_updated:1:7:2000",
                        "message_retry_requested:1:7:2000",
                        "message_updated:1:7:2000",
                        "message_retry_requested:1:7:2000");
        route.end(3, WELL);

        assertThat(again.join()).isEqualTo(WELL);
        assertThat(taken(intake, update()).join()).isEqualTo(new Ending.Duplicate());
        isEmpty(intake);
    }

    @Test
    void aWishThatFailsComesAgainWithAnUpdateThatNobodyWants() {
        Intake intake = failedBefore(test.filter(NO_UPDATES));
        for (boolean shown : new boolean[] {true, false}) {
            test.memory.add("message_failed:1:7");
            Arrival update = shown ? update() : Told.updated(7).arrival("update");
            int before = route.begun();

            CompletableFuture<Ending> ending = taken(intake, update);
            route.end(before, BADLY);
            assertThat(ending.join()).isEqualTo(BADLY);
            CompletableFuture<Ending> again = taken(intake, update);
            assertThat(route.begun()).isEqualTo(before + 2);
            route.end(before + 1, WELL);

            assertThat(again.join()).isEqualTo(WELL);
            assertThat(taken(intake, update).join()).isEqualTo(new Ending.Seen());
            assertThat(route.begun()).isEqualTo(before + 2);
        }
    }

    @Test
    void aWishThatFailsTooOftenIsGivenUp() {
        Intake intake = failedBefore(test.filter(NO_UPDATES));

        for (int i = 0; i < 3; i++) {
            CompletableFuture<Ending> ending = taken(intake, update());
            route.end(i, BADLY);
            assertThat(ending.join()).isEqualTo(i < 2 ? BADLY : new Ending.GivenUp());
        }

        assertThat(taken(intake, update()).join()).isEqualTo(new Ending.Seen());
        assertThat(route.begun()).isEqualTo(3);
    }

    /** Failed, sent again, failed: as often as the agent wants. */
    @Test
    void everyPressComesToTheRoute() {
        Intake intake = test.report(DeliveryReport.Mode.FAILED).of(route);
        taken(intake, Told.created(7).arrival());
        route.end(0, BADLY);
        int begun = 1;
        for (int press = 1; press <= 3; press++) {
            int at = press * 10_000;
            Told failure = Told.updated(7).failed("no route").shown(at);
            taken(intake, failure.arrival("failed" + press));
            taken(intake, failure.arrival("failed too" + press));
            route.end(begun++, WELL);
            CompletableFuture<Ending> first =
                    taken(intake, Told.updated(7).shown(at + 5000).arrival("first" + press));
            CompletableFuture<Ending> second =
                    taken(intake, Told.updated(7).shown(at + 5000).arrival("second" + press));
            route.end(begun++, WELL);
            assertThat(route.ids().get(begun)).isEqualTo("message_retry_requested:1:7:" + (at + 5000));
            route.end(begun++, BADLY);
            assertThat(first).isCompletedWithValue(new Ending.GivenUp());
            assertThat(second).isCompletedWithValue(new Ending.GivenUp());
        }

        assertThat(count(intake, Figure.RETRIES_REQUESTED)).isEqualTo(3);
        assertThat(test.server.bodies())
                .hasSize(4)
                .allMatch(body -> body.equals("{\"external_error\":\"no route\",\"status\":\"failed\"}"));
        isEmpty(intake);
    }
}
