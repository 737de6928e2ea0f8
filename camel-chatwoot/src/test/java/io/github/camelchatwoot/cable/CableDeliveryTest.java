// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelchatwoot.cable.CableStatus.Phase;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.cable.ScriptedCable.CONFIRMATION;
import static io.github.camelchatwoot.cable.ScriptedCable.PING;
import static io.github.camelchatwoot.cable.ScriptedCable.WELCOME;
import static io.github.camelchatwoot.cable.ScriptedCable.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How events are handed on: in order, once, after the gate, and no more than fit. */
class CableDeliveryTest {

    private static final int WINDOW = 16;
    private static final Duration WAIT = Duration.ofMillis(750);

    private final ScriptedCable cable = new ScriptedCable(CableSettings.DEFAULT.withWindow(WINDOW));
    private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();

    private void block() {
        cable.ears.route = frame -> {
            CompletableFuture<Void> done = new CompletableFuture<>();
            underWay.add(done);
            return done;
        };
    }

    private static String[] events(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> event("e" + number)).toArray(String[]::new);
    }

    private void done(int events) {
        for (int i = 0; i < events; i++) {
            underWay.remove().complete(null);
        }
    }

    @Test
    void noMoreAreUnderWayThanFit() {
        block();
        cable.confirmed();
        cable.socket().says(events(0, 100));

        assertThat(cable.ears.events).hasSize(WINDOW);
        assertThat(cable.socket().unread()).isEqualTo(100 - WINDOW);
        assertThat(cable.socket().demand()).isZero();

        done(1);
        assertThat(cable.ears.events).hasSize(WINDOW + 1);
        while (!underWay.isEmpty()) {
            assertThat(underWay).hasSizeLessThanOrEqualTo(WINDOW);
            done(1);
        }
        assertThat(cable.ears.events).containsExactly(events(0, 100));
    }

    @Test
    void whatIsDoneAtOnceNeverStopsTheFlow() {
        cable.confirmed();
        cable.socket().says(events(0, 1_000));

        assertThat(cable.ears.events).hasSize(1_000);
        assertThat(cable.socket().demand()).isBetween(WINDOW * 3L / 4, (long) WINDOW);
    }

    @Test
    void anEventThatFailsGivesItsPlaceBack() {
        cable.ears.route = frame -> CompletableFuture.failedFuture(new IllegalStateException("failed"));
        cable.confirmed();
        cable.socket().says(events(0, 100));
        assertThat(cable.ears.events).hasSize(100);

        block();
        cable.socket().says(events(100, 200));
        List.copyOf(underWay).forEach(event -> event.cancel(true));
        assertThat(cable.ears.events.size()).isGreaterThan(100 + WINDOW);
    }

    @Test
    void whatIsNoEventTakesNoPlace() {
        block();
        cable.confirmed();
        cable.socket().says(events(0, WINDOW - 1));
        for (int i = 0; i < 1_000; i++) {
            cable.socket().says(PING, "nonsense");
        }

        assertThat(cable.socket().unread()).isZero();
        assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);
    }

    @Test
    void moreIsAskedForInBatches() {
        cable.confirmed();
        long first = cable.socket().demand();
        cable.socket().says(events(0, 1));
        assertThat(cable.socket().demand()).isEqualTo(first - 1);
        cable.socket().says(events(1, WINDOW / 4));
        assertThat(cable.socket().demand()).isGreaterThan(first - 1);
    }

    @Test
    void silenceWhileNothingIsAskedForIsOurOwn() {
        block();
        cable.confirmed();
        cable.socket().says(events(0, WINDOW));
        cable.pass(Duration.ofHours(1));
        assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);
        assertThat(cable.time.waiting()).isZero();

        done(1);
        cable.pass(Duration.ofMillis(9_999));
        assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);
        cable.pass(Duration.ofMillis(1));
        assertThat(cable.phase()).isEqualTo(Phase.CLOSING);
    }

    @Test
    void aShortPauseDoesNotCountAsSilenceEither() {
        block();
        cable.confirmed();
        cable.pass(Duration.ofSeconds(8));
        cable.socket().says(events(0, WINDOW));
        cable.pass(Duration.ofSeconds(1));
        done(1);
        cable.pass(Duration.ofMillis(9_999));
        assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);
        cable.pass(Duration.ofMillis(1));
        assertThat(cable.phase()).isEqualTo(Phase.CLOSING);
    }

    @Test
    void eventsWaitBehindTheGateInOrder() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        cable.ears.missed = () -> gate;
        cable.subscribing();
        cable.socket().says(event("e0"), CONFIRMATION, event("e1"), PING, event("e2"));
        assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);
        assertThat(cable.status().events()).isEqualTo(3);
        assertThat(cable.ears.events).isEmpty();

        gate.complete(null);
        cable.socket().says(event("e3"));
        assertThat(cable.ears.events).containsExactly(events(0, 4));
    }

    @Test
    void theGateOpensWhateverBecomesOfIt() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        cable.ears.missed = () -> gate;
        cable.confirmed();
        cable.socket().says(event("e0"));
        gate.completeExceptionally(new IllegalStateException("could not be fetched"));

        assertThat(cable.ears.events).containsExactly(events(0, 1));
    }

    @Test
    void behindTheGateNoMoreWaitThanFit() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        cable.ears.missed = () -> gate;
        cable.confirmed();
        cable.socket().says(events(0, 100));
        assertThat(cable.socket().unread()).isEqualTo(100 - WINDOW);
        cable.pass(Duration.ofHours(1));
        assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);

        gate.complete(null);
        assertThat(cable.ears.events).containsExactly(events(0, 100));
    }

    @Test
    void whatWaitsIsHandedOnAlthoughItsSocketHasEnded() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        Deque<CompletableFuture<Void>> gates = new ArrayDeque<>(List.of(first, second));
        cable.ears.missed = gates::remove;
        cable.confirmed();
        cable.socket().says(events(0, 2));
        cable.socket().ends();
        cable.pass(WAIT);
        cable.confirmedAgain();
        cable.socket().says(events(2, 4));

        second.complete(null);
        assertThat(cable.ears.events).isEmpty();
        first.complete(null);
        assertThat(cable.ears.events).containsExactly(events(0, 4));
    }

    @Test
    void eventsOfASubscriptionThatIsNeverConfirmedAreEventsToo() {
        cable.subscribing();
        cable.socket().says(events(0, 2));
        assertThat(cable.ears.events).isEmpty();
        cable.pass(Duration.ofSeconds(10));

        assertThat(cable.ears.events).containsExactly(events(0, 2));
    }

    @Test
    void eventsBeforeTheConfirmationThatFillTheWindowBlockNothingForEver() {
        cable.subscribing();
        cable.socket().says(events(0, WINDOW));
        cable.socket().says(CONFIRMATION);
        assertThat(cable.phase()).isEqualTo(Phase.SUBSCRIBING);
        cable.pass(Duration.ofSeconds(10));
        cable.socket().ends();
        cable.pass(WAIT);

        cable.confirmedAgain();
        assertThat(cable.ears.events).containsExactly(events(0, WINDOW));
    }

    @Test
    void aBlockedRouteGetsNoMoreOverANewSocket() {
        block();
        cable.confirmed();
        cable.socket().says(events(0, WINDOW));
        cable.socket().ends();
        cable.pass(Duration.ofHours(1));
        assertThat(cable.phase()).isEqualTo(Phase.CROWDED);
        assertThat(cable.sockets).hasSize(1);

        done(WINDOW / 2 - 1);
        assertThat(cable.phase()).isEqualTo(Phase.CROWDED);
        done(1);
        cable.confirmedAgain();
        cable.socket().says(events(WINDOW, 3 * WINDOW));
        assertThat(underWay).hasSize(WINDOW);
        assertThat(cable.socket().unread()).isEqualTo(2 * WINDOW - WINDOW / 2);
    }

    @Test
    void itStopsWhileItIsCrowded() {
        block();
        cable.confirmed();
        cable.socket().says(events(0, WINDOW));
        cable.socket().ends();
        cable.pass(WAIT);

        assertThat(cable.connection.stop()).isCompleted();
        cable.assertNothingLeft();
        done(WINDOW);
        cable.assertNothingLeft();
        cable.confirmed();
    }

    @Test
    void afterAStopNothingIsHandedOn() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        cable.ears.missed = () -> gate;
        cable.confirmed();
        cable.socket().says(events(0, WINDOW));
        CompletableFuture<Void> end = cable.connection.stop();
        cable.socket().says(event("late"));
        cable.socket().ends();
        assertThat(end).isCompleted();
        gate.complete(null);
        assertThat(cable.ears.events).isEmpty();

        cable.confirmed(); // all places are free again
        cable.socket().says(events(WINDOW, 3 * WINDOW));
        assertThat(cable.ears.events).containsExactly(events(WINDOW, 3 * WINDOW));
    }

    @Test
    void whatComesWhileASocketClosesIsDropped() {
        cable.confirmed();
        ScriptedSocket old = cable.socket();
        cable.connection.renew("for a reason", false);
        old.says(event("late"), WELCOME);

        assertThat(cable.ears.events).isEmpty();
        assertThat(cable.phase()).isEqualTo(Phase.CLOSING);
    }

    @Test
    void aWindowThatIsTooSmallIsRefused() {
        assertThatThrownBy(() -> CableSettings.DEFAULT.withWindow(7)).hasMessageContaining("at least 8");
    }
}
