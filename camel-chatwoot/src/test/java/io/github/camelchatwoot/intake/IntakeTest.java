// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelchatwoot.event.EventFilter;
import io.github.camelchatwoot.event.EventSource;
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

/** What becomes of an event: every admission and every ending. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of an event is seen where it went
class IntakeTest {

    private final TestIntake test = new TestIntake();
    private final ManualRoute route = new ManualRoute();

    @Test
    void anEventEndsAsTheRouteEnds() {
        Intake intake = test.of(route);

        CompletableFuture<Ending> ending = taken(intake, Told.created(7).arrival());
        assertThat(ending).isNotDone();
        assertThat(intake.pending()).isEqualTo(1);
        route.end(0, new Ending.Completed("sent", null));

        assertThat(ending.join()).isEqualTo(new Ending.Completed("sent", null));
        isEmpty(intake);
        assertThat(intake.figures().lastMillis()).isEqualTo(1234);
        assertThat(count(intake, Figure.COMPLETED)).isEqualTo(1);
        assertThat(test.memory.keys()).containsExactly("message_created:1:7");
    }

    @Test
    void whatTheRouteDoesNotWantIsIgnored() {
        Intake intake = test.filter(new EventFilter(Set.of("contact_updated"), Set.of(), Set.of(), true, true))
                .of(route);

        assertThat(intake.accept(Told.created(7).arrival())).isInstanceOf(Admission.Ignored.class);
        assertThat(intake.accept(Told.updated(7).arrival())).isInstanceOf(Admission.Ignored.class);

        assertThat(count(intake, Figure.FILTERED)).isEqualTo(2);
        assertThat(count(intake, Figure.RECEIVED)).isEqualTo(2);
        isEmpty(intake);
        assertThat(route.begun()).isZero();
    }

    @Test
    void whatWasFoundLateIsCountedWhenNothingElseHadToldIt() {
        Intake intake = test.of(route);
        Arrival told = Told.created(7).arrival();
        Arrival found = new Arrival(Told.created(8).event(), EventSource.SWEEP, null);

        CompletableFuture<Ending> one = taken(intake, told);
        CompletableFuture<Ending> same = taken(intake, new Arrival(told.event(), EventSource.SWEEP, null));
        route.end(0, WELL);
        CompletableFuture<Ending> other = taken(intake, found);
        route.end(1, WELL);
        CompletableFuture<Ending> again = taken(intake, found);

        assertThat(List.of(one, same, other, again)).allMatch(CompletableFuture::isDone);
        assertThat(found.isLate()).isTrue();
        assertThat(told.isLate()).isFalse();
        assertThat(count(intake, Figure.REPAIRED)).isEqualTo(1);
        assertThat(count(intake, Figure.DUPLICATES)).isEqualTo(2);
    }

    @Test
    void anEchoIsIgnored() {
        Intake intake = test.of(route);

        assertThat(intake.accept(Told.created(7).with("source_id", "bridge:1").arrival()))
                .isInstanceOf(Admission.Ignored.class);

        assertThat(count(intake, Figure.ECHOES)).isEqualTo(1);
        assertThat(count(intake, Figure.FILTERED)).isZero();
    }

    @Test
    void aKnownEventIsADuplicate() {
        Intake intake = test.of(always(WELL));
        taken(intake, Told.created(7).arrival("account"));

        assertThat(taken(intake, Told.created(7).arrival("inbox")).join()).isEqualTo(new Ending.Duplicate());

        assertThat(count(intake, Figure.DUPLICATES)).isEqualTo(1);
        isEmpty(intake);
    }

    @Test
    void aDuplicateOfWhatIsUnderWaySharesItsFate() {
        Intake intake = test.of(route);
        CompletableFuture<Ending> first = taken(intake, Told.created(7).arrival("account"));

        CompletableFuture<Ending> second = taken(intake, Told.created(7).arrival("inbox"));
        assertThat(route.begun()).isEqualTo(1);
        assertThat(intake.pending()).isEqualTo(1);
        assertThat(second).isNotDone();
        route.end(0, BADLY);

        assertThat(first.join()).isEqualTo(BADLY);
        assertThat(second.join()).isEqualTo(BADLY);
        assertThat(count(intake, Figure.DUPLICATES)).isEqualTo(1);
        CompletableFuture<Ending> third = taken(intake, Told.created(7).arrival("sweep"));
        assertThat(route.begun()).as("a failed one may come again").isEqualTo(2);
        route.end(1, WELL);
        assertThat(third.join()).isEqualTo(WELL);
    }

    @Test
    void whatHasNoIdIsNeverADuplicate() {
        Intake intake = test.of(route);

        taken(intake, Told.of("conversation_typing_on").in(3).arrival());
        taken(intake, Told.of("conversation_typing_on").in(4).arrival());

        assertThat(route.begun()).isEqualTo(2);
    }

    @Test
    void aContactComesAsOftenAsItChanges() {
        Intake intake = test.of(always(WELL));

        assertThat(taken(intake, Told.contact("A").arrival()).join()).isEqualTo(WELL);
        assertThat(taken(intake, Told.contact("A").arrival()).join()).isEqualTo(new Ending.Duplicate());
        assertThat(taken(intake, Told.contact("B").arrival()).join()).isEqualTo(WELL);
        assertThat(taken(intake, Told.contact("A").arrival()).join()).isEqualTo(WELL);
    }

    @Test
    void whatAContactBecomesWhileItIsUnderWayWaitsForItsTurn() {
        Intake intake = test.of(route);
        List<CompletableFuture<Ending>> endings = List.of(
                taken(intake, Told.contact("A").arrival()),
                taken(intake, Told.contact("B").arrival()),
                taken(intake, Told.contact("A").arrival()),
                taken(intake, Told.contact("A").arrival()));
        assertThat(route.begun()).isEqualTo(1);

        route.endAll();

        assertThat(endings)
                .extracting(CompletableFuture::join)
                .containsExactly(WELL, WELL, WELL, new Ending.Duplicate());
        isEmpty(intake);
    }

    @Test
    void whatThereIsNoRoomForIsNotKept() {
        Intake intake = test.room(1, 1_000_000).of(route);
        taken(intake, Told.created(7).arrival());

        assertThat(intake.accept(Told.created(8).arrival())).isInstanceOf(Admission.Full.class);
        assertThat(taken(intake, Told.created(7).arrival("inbox")))
                .as("a duplicate needs no room")
                .isNotDone();
        assertThat(count(intake, Figure.SHED)).isEqualTo(1);
        route.end(0, WELL);

        CompletableFuture<Ending> again = taken(intake, Told.created(8).arrival());
        route.end(1, WELL);
        assertThat(again.join()).isEqualTo(WELL);
    }

    @Test
    void roomIsAMatterOfBytesToo() {
        int size = Told.created(7).event().payload().size();
        Intake intake = test.room(100, 2L * size).of(route);

        taken(intake, Told.created(7).arrival());
        taken(intake, Told.created(8).arrival());
        assertThat(intake.accept(Told.created(9).arrival())).isInstanceOf(Admission.Full.class);
        route.end(0, WELL);
        taken(intake, Told.created(9).arrival());
        route.endAll();

        taken(intake, Told.created(10).with("content", "x".repeat(10 * size)).arrival());
        assertThat(intake.accept(Told.created(11).arrival())).isInstanceOf(Admission.Full.class);
        route.endAll();
        isEmpty(intake);
        taken(intake, Told.created(12).arrival());
    }

    @Test
    void aConversationGoesOneAfterTheOther() {
        Intake intake = test.of(route);

        taken(intake, Told.created(2).arrival());
        taken(intake, Told.created(1).arrival());
        taken(intake, Told.created(3).in(4).arrival());
        taken(intake, Told.of("conversation_updated").with("id", 3).arrival());
        assertThat(route.ids()).containsExactly("message_created:1:2", "message_created:1:3");
        route.endAll();

        assertThat(route.ids())
                .containsExactly(
                        "message_created:1:2",
                        "message_created:1:3",
                        "message_created:1:1",
                        "conversation_updated:1:3:delivery");
    }

    @Test
    void accountsHaveConversationsOfTheirOwn() {
        Intake intake = test.of(route);

        taken(intake, Told.created(1).arrival());
        taken(intake, Told.created(2).with("account", Map.of("id", 2)).arrival());
        taken(intake, Told.of("contact_created").with("id", 3).arrival());
        taken(intake, Told.of("inbox_created").arrival());
        taken(intake, Told.of("something_new").arrival());

        assertThat(route.begun()).isEqualTo(5);
    }

    @Test
    void withoutOrderingNothingWaitsButForARoute() {
        Intake intake =
                test.unordered().window(Duration.ofSeconds(1)).parallel(2).of(route);

        taken(intake, Told.created(2).arrival());
        taken(intake, Told.created(1).arrival());
        taken(intake, Told.created(3).arrival());
        assertThat(route.ids()).containsExactly("message_created:1:2", "message_created:1:1");
        route.endAll();

        assertThat(route.begun()).isEqualTo(3);
        isEmpty(intake);
    }

    @Test
    void aWindowPutsMessagesIntoOrder() {
        Intake intake = test.window(Duration.ofMillis(500)).of(always(WELL));
        List<Integer> order = new ArrayList<>();
        CompletableFuture<Void> second =
                taken(intake, Told.created(2).arrival()).thenAccept(over -> order.add(2));
        CompletableFuture<Void> first = taken(intake, Told.created(1).arrival()).thenAccept(over -> order.add(1));
        assertThat(List.of(first, second)).noneMatch(CompletableFuture::isDone);

        test.time.pass(Duration.ofMillis(500));

        assertThat(order).containsExactly(1, 2);
        isEmpty(intake);
        taken(intake, Told.created(4).arrival())
                .thenAccept(over -> order.add(4))
                .isDone();
        taken(intake, Told.created(3).arrival())
                .thenAccept(over -> order.add(3))
                .isDone();
        intake.flush();
        assertThat(order).containsExactly(1, 2, 3, 4);
        isEmpty(intake);
    }

    /** As when the threads of the component have no room, or are stopped. */
    @Test
    void aRouteOnTheGivingThreadHoldsUpNobodyElse() {
        ExecutorService other = Executors.newSingleThreadExecutor();
        AtomicReference<Intake> intake = new AtomicReference<>();
        intake.set(test.of(arrival -> {
            if (arrival.toString().equals("message_created:1:1")) {
                Arrival second = Told.created(2).in(4).arrival();
                CompletableFuture.supplyAsync(
                                () -> taken(Objects.requireNonNull(intake.get()), second)
                                        .join(),
                                other)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join();
            }
            return CompletableFuture.completedFuture(WELL);
        }));

        try {
            assertThat(taken(
                                    Objects.requireNonNull(intake.get()),
                                    Told.created(1).arrival())
                            .join())
                    .isEqualTo(WELL);
        } finally {
            other.shutdownNow();
        }
    }
}
