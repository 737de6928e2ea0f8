// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.cable.CableStatus.Phase;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.cable.ScriptedCable.DORA;
import static io.github.camelchatwoot.cable.ScriptedCable.PING;
import static io.github.camelchatwoot.cable.ScriptedCable.event;
import static org.assertj.core.api.Assertions.assertThat;

/** How it is stopped, started again and renewed, and what it tells meanwhile; on virtual time. */
class CableLifeTest {

    /** The first wait after a failure, with chance standing in the middle. */
    private static final long FIRST_WAIT = 750;

    private final ScriptedCable cable = new ScriptedCable();

    @Test
    void itBeginsStopped() {
        assertThat(cable.phase()).isEqualTo(Phase.STOPPED);
        assertThat(cable.asked).isEmpty();
        assertThat(cable.time.waiting()).isZero();
    }

    @Test
    void startingTwiceChangesNothing() {
        cable.confirmed();
        cable.connection.start();

        assertThat(cable.sockets).hasSize(1);
        assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);
    }

    @Test
    void stoppingTakesLeave() {
        cable.confirmed();
        CompletableFuture<Void> end = cable.connection.stop();

        assertThat(cable.socket().sent).containsExactly(DORA.subscribe(), DORA.unsubscribe());
        assertThat(cable.socket().closes).containsExactly(1000);
        assertThat(end).isNotDone();
        cable.socket().ends();
        assertThat(end).isCompleted();
        cable.assertNothingLeft();
        assertThat(cable.ears.troubles).isEmpty();
    }

    @Test
    void stoppingDoesNotWaitForEver() {
        cable.confirmed();
        CompletableFuture<Void> end = cable.connection.stop();
        CompletableFuture<Void> another = cable.connection.stop();
        cable.pass(Duration.ofSeconds(5));

        assertThat(end).isCompleted();
        assertThat(another).isCompleted();
        cable.assertNothingLeft();
        assertThat(cable.connection.stop()).isCompleted();
    }

    @Test
    void itStopsInEveryState() {
        assertThat(cable.connection.stop()).isCompleted();

        CompletableFuture<CableIdentifier> ticket = new CompletableFuture<>();
        cable.tickets = fresh -> ticket;
        cable.start();
        assertThat(cable.connection.stop()).isCompleted();
        assertThat(ticket).isCancelled();
        cable.assertNothingLeft();

        cable.tickets = fresh -> CompletableFuture.completedFuture(DORA);
        stopsOnceTheSocketHasEnded(cable.start());
        stopsOnceTheSocketHasEnded(cable.greeting());
        stopsOnceTheSocketHasEnded(cable.subscribing());
        assertThat(cable.socket().sent).containsExactly(DORA.subscribe(), DORA.unsubscribe());
        stopsOnceTheSocketHasEnded(cable.confirmed());

        cable.start().socket().ends();
        assertThat(cable.phase()).isEqualTo(Phase.WAITING);
        assertThat(cable.connection.stop()).isCompleted();
        cable.assertNothingLeft();

        cable.confirmed().pass(Duration.ofSeconds(10));
        assertThat(cable.phase()).isEqualTo(Phase.CLOSING);
        stopsOnceTheSocketHasEnded(cable);
    }

    private static void stopsOnceTheSocketHasEnded(ScriptedCable cable) {
        CompletableFuture<Void> end = cable.connection.stop();
        assertThat(end).isNotDone();
        cable.socket().ends();
        assertThat(end).isCompleted();
        cable.assertNothingLeft();
    }

    @Test
    void itStartsAgain() {
        cable.confirmed();
        CompletableFuture<Void> end = cable.connection.stop();
        cable.connection.start();
        assertThat(cable.phase()).isEqualTo(Phase.CLOSING);
        cable.socket().ends();
        assertThat(end).isCompleted();
        cable.passMillis(FIRST_WAIT);
        cable.confirmedAgain();

        CompletableFuture<Void> again = cable.connection.stop();
        cable.socket().ends();
        assertThat(again).isCompleted();
        cable.confirmed();
    }

    @Test
    void itIsRenewedThroughTheBackoff() {
        cable.confirmed();
        cable.connection.renew("the server is deaf", true);
        assertThat(cable.socket().closes).containsExactly(1000);
        assertThat(cable.status().trouble()).isEqualTo("the server is deaf");
        cable.socket().ends();
        assertThat(cable.phase()).isEqualTo(Phase.WAITING);
        cable.connection.renew("the server is still deaf", false);
        cable.passMillis(FIRST_WAIT);

        cable.confirmedAgain();
        assertThat(cable.asked).containsExactly(false, true);
        assertThat(cable.ears.troubles).containsExactly("the server is deaf");
    }

    @Test
    void itIsRenewedInEveryState() {
        cable.connection.renew("nothing there", false);
        assertThat(cable.phase()).isEqualTo(Phase.STOPPED);

        CompletableFuture<CableIdentifier> ticket = new CompletableFuture<>();
        cable.tickets = fresh -> ticket;
        cable.start();
        cable.connection.renew("while it asks", false);
        assertThat(ticket).isCancelled();
        assertThat(cable.phase()).isEqualTo(Phase.WAITING);

        cable.tickets = fresh -> CompletableFuture.completedFuture(DORA);
        cable.passMillis(FIRST_WAIT);
        cable.connection.renew("while it opens", false);
        assertThat(cable.phase()).isEqualTo(Phase.CLOSING);
        cable.connection.renew("while it closes", false);
        cable.socket().ends();
        assertThat(cable.ears.troubles).containsExactly("while it asks", "while it opens");
        assertThat(cable.ears.causes).noneMatch(CancellationException.class::isInstance);
    }

    @Test
    void presenceIsToldOnlyWhenWanted() {
        cable.confirmed();
        for (int i = 0; i < 100; i++) {
            cable.pass(ScriptedCable.BEAT);
            cable.socket().says(PING);
        }
        assertThat(cable.socket().sent).containsExactly(DORA.subscribe());
    }

    @Test
    void presenceIsToldWhileConfirmed() {
        ScriptedCable present = new ScriptedCable(CableSettings.DEFAULT.withPresence(CableSettings.PRESENCE_OF_USERS));
        present.confirmed();
        for (int i = 0; i < 20; i++) {
            present.pass(ScriptedCable.BEAT);
            present.socket().says(PING);
        }
        assertThat(present.socket().sent)
                .containsExactly(DORA.subscribe(), DORA.updatePresence(), DORA.updatePresence(), DORA.updatePresence());

        ScriptedSocket old = present.socket();
        old.ends();
        present.passMillis(FIRST_WAIT);
        present.pass(Duration.ofSeconds(25));
        assertThat(old.sent).hasSize(4);
        assertThat(present.socket().sent).isEmpty();
    }

    @Test
    void aListenerThatThrowsStopsNothing() {
        ScriptedCable small = new ScriptedCable(CableSettings.DEFAULT.withWindow(8));
        small.ears.missed = () -> {
            throw new IllegalStateException("missed");
        };
        small.ears.route = frame -> {
            throw new IllegalStateException("route");
        };
        small.confirmed();
        for (int i = 0; i < 10; i++) {
            small.socket().says(event("message.created"));
        }

        assertThat(small.ears.events).hasSize(10);
        assertThat(small.phase()).isEqualTo(Phase.CONFIRMED);
    }

    @Test
    void theStatusTellsHowItIs() {
        cable.confirmed();
        assertThat(cable.status().heard()).isFalse();
        assertThat(cable.status().sinceEvent()).isNull();
        assertThat(cable.status().trouble()).isNull();
        cable.pass(Duration.ofSeconds(2));
        cable.socket().says(event("presence.update"));
        cable.pass(Duration.ofSeconds(3));

        CableStatus status = cable.status();
        assertThat(status.phase()).isEqualTo(Phase.CONFIRMED);
        assertThat(status.lasting()).hasSeconds(5);
        assertThat(status.sinceEvent()).hasSeconds(3);
        assertThat(status.events()).isEqualTo(1);
        assertThat(status.opened()).isEqualTo(1);
        assertThat(status.heard()).isTrue();

        cable.socket().ends();
        cable.passMillis(FIRST_WAIT);
        cable.confirmedAgain();
        assertThat(cable.status().heard()).isFalse(); // a deaf server would leave it so
        assertThat(cable.status().opened()).isEqualTo(2);
        assertThat(cable.status().toString()).doesNotContain("token");
    }
}
