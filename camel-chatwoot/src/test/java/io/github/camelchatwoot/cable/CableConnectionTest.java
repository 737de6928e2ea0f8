// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.cable.CableStatus.Phase;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.cable.ScriptedCable.CONFIRMATION;
import static io.github.camelchatwoot.cable.ScriptedCable.DORA;
import static io.github.camelchatwoot.cable.ScriptedCable.PING;
import static io.github.camelchatwoot.cable.ScriptedCable.REJECTION;
import static io.github.camelchatwoot.cable.ScriptedCable.WELCOME;
import static io.github.camelchatwoot.cable.ScriptedCable.disconnect;
import static io.github.camelchatwoot.cable.ScriptedCable.event;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every transition, on virtual time. Its beginnings and ends: {@link CableLifeTest}; what is received and handed on:
 * {@link CableDeliveryTest}.
 */
class CableConnectionTest {

    /** The first wait after a failure, with chance standing in the middle. */
    private static final long FIRST_WAIT = 750;

    private final ScriptedCable cable = new ScriptedCable();

    @Test
    void itGoesFromStateToState() {
        CompletableFuture<CableIdentifier> ticket = new CompletableFuture<>();
        cable.tickets = fresh -> ticket;
        cable.start();
        assertThat(cable.phase()).isEqualTo(Phase.ASKING);
        assertThat(cable.asked).containsExactly(false);
        assertThat(cable.sockets).isEmpty();

        ticket.complete(DORA);
        assertThat(cable.phase()).isEqualTo(Phase.CONNECTING);

        cable.socket().open();
        assertThat(cable.phase()).isEqualTo(Phase.GREETING);
        assertThat(cable.socket().sent).isEmpty();

        cable.socket().says(WELCOME);
        assertThat(cable.phase()).isEqualTo(Phase.SUBSCRIBING);
        assertThat(cable.socket().sent).containsExactly(DORA.subscribe());

        cable.socket().says(CONFIRMATION);
        assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);
        assertThat(cable.status().isConfirmed()).isTrue();
        assertThat(cable.ears.troubles).isEmpty();
    }

    @Test
    void withoutAnIdentifierItAsksAgainLater() {
        cable.tickets = fresh -> CompletableFuture.failedFuture(new IllegalStateException("server down"));
        cable.start();
        assertThat(cable.phase()).isEqualTo(Phase.WAITING);
        assertThat(cable.ears.troubles).containsExactly("there is no identifier to subscribe with: server down");
        assertThat(cable.ears.causes).hasSize(1);

        cable.tickets = fresh -> {
            throw new IllegalStateException("a mistake");
        };
        cable.passMillis(FIRST_WAIT);
        assertThat(cable.phase()).isEqualTo(Phase.WAITING);
        assertThat(cable.ears.troubles).hasSize(2);

        cable.tickets = fresh -> CompletableFuture.completedFuture(DORA);
        cable.passMillis(1249);
        assertThat(cable.asked).hasSize(2);
        cable.passMillis(1);
        assertThat(cable.phase()).isEqualTo(Phase.CONNECTING);
    }

    @Test
    void anIdentifierThatDoesNotComeIsNotWaitedForForEver() {
        CompletableFuture<CableIdentifier> never = new CompletableFuture<>();
        cable.tickets = fresh -> never;
        cable.start();

        cable.pass(Duration.ofSeconds(60));

        assertThat(never).isCancelled();
        assertThat(cable.ears.troubles).containsExactly("there is no identifier after PT1M");
        assertThat(cable.phase()).isEqualTo(Phase.WAITING);
        assertThat(cable.sockets).isEmpty();
    }

    @Test
    void aSocketThatCannotBeOpenedIsTriedAgain() {
        cable.start();
        cable.socket().ends();

        assertThat(cable.phase()).isEqualTo(Phase.WAITING);
        assertThat(cable.ears.troubles).containsExactly("it has ended");
        cable.passMillis(FIRST_WAIT - 1);
        assertThat(cable.sockets).hasSize(1);
        cable.passMillis(1);
        assertThat(cable.sockets).hasSize(2);
        assertThat(cable.asked).containsExactly(false, false);
    }

    @Test
    void aSocketThatDoesNotOpenIsGivenUp() {
        cable.start();
        cable.pass(Duration.ofSeconds(20));
        assertThat(cable.ears.troubles).containsExactly("the socket is not open after 20000 ms");
        assertThat(cable.phase()).isEqualTo(Phase.CLOSING);
        assertThat(cable.socket().closes).containsExactly(1000);

        cable.socket().ends();
        assertThat(cable.phase()).isEqualTo(Phase.WAITING);
        assertThat(cable.ears.troubles).hasSize(1);
    }

    @Test
    void aServerThatDoesNotWelcomeIsLeft() {
        cable.greeting();
        cable.socket().says(PING, PING);
        cable.pass(Duration.ofSeconds(10));

        assertThat(cable.ears.troubles).containsExactly("the server has not welcomed us after 10000 ms");
        cable.socket().ends();
        cable.passMillis(FIRST_WAIT);
        assertThat(cable.asked).containsExactly(false, false);
    }

    @Test
    void withoutConfirmationAFreshIdentifierIsAskedFor() {
        cable.subscribing();
        for (int i = 0; i < 3; i++) {
            cable.pass(ScriptedCable.BEAT);
            cable.socket().says(PING);
        }
        assertThat(cable.phase()).isEqualTo(Phase.SUBSCRIBING);
        cable.pass(Duration.ofSeconds(1));

        assertThat(cable.ears.troubles).containsExactly("the subscription is not confirmed after 10000 ms");
        assertThat(cable.socket().sent).containsExactly(DORA.subscribe());
        cable.socket().ends();
        cable.passMillis(FIRST_WAIT);
        assertThat(cable.asked).containsExactly(false, true);
        cable.confirmedAgain();
        assertThat(cable.status().confirmations()).isEqualTo(1);
    }

    @Test
    void theDoubtStaysUntilAFreshIdentifierIsThere() {
        cable.subscribing();
        cable.socket().says(REJECTION);
        assertThat(cable.ears.troubles).containsExactly("the server refuses the subscription");
        cable.socket().ends();
        cable.tickets = fresh -> CompletableFuture.failedFuture(new IllegalStateException("not now"));
        cable.pass(Duration.ofSeconds(1));
        cable.tickets = fresh -> CompletableFuture.completedFuture(DORA);
        cable.pass(Duration.ofSeconds(3));
        cable.socket().ends();
        cable.pass(Duration.ofSeconds(10));

        assertThat(cable.asked).containsExactly(false, true, true, false);
    }

    @Test
    void anEventIsNoConfirmation() {
        cable.subscribing();
        cable.socket().says(event("presence.update"));
        assertThat(cable.phase()).isEqualTo(Phase.SUBSCRIBING);
        assertThat(cable.ears.events).isEmpty();

        cable.socket().says(CONFIRMATION);
        assertThat(cable.ears.events).containsExactly(event("presence.update"));
    }

    @Test
    void silenceIsALostConnection() {
        cable.confirmed();
        cable.passMillis(9_999);
        assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);
        cable.passMillis(1);

        assertThat(cable.phase()).isEqualTo(Phase.CLOSING);
        assertThat(cable.ears.troubles).containsExactly("nothing came for 10000 ms");
        assertThat(cable.asked).containsExactly(false);
    }

    @Test
    void anyFrameIsASignOfLife() {
        cable.confirmed();
        cable.passMillis(9_000);
        cable.socket().says(PING);
        cable.passMillis(9_000);
        cable.socket().says("what is this?");
        cable.passMillis(9_000);
        cable.socket().says(event("message.created"));
        cable.passMillis(9_999);
        assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);
        assertThat(cable.status().unknown()).isEqualTo(1);

        cable.passMillis(1);
        assertThat(cable.phase()).isEqualTo(Phase.CLOSING);
    }

    @Test
    void aServerThatRestartsIsComeBackTo() {
        cable.confirmed();
        cable.socket().says(disconnect("server_restart", true));

        assertThat(cable.ears.troubles).containsExactly("the server takes leave: server_restart");
        assertThat(cable.socket().closes).containsExactly(1000);
        cable.socket().ends();
        cable.passMillis(FIRST_WAIT);
        cable.confirmedAgain();
        assertThat(cable.asked).containsExactly(false, false);
    }

    @Test
    void aServerThatSendsUsAwayIsComeBackToAfterTheLongestWait() {
        cable.confirmed();
        cable.socket().says(disconnect("unauthorized", false));
        cable.socket().ends();

        cable.pass(Duration.ofSeconds(60).minusMillis(1));
        assertThat(cable.sockets).hasSize(1);
        cable.passMillis(1);
        cable.confirmedAgain();
        assertThat(cable.asked).containsExactly(false, true);
    }

    @Test
    void waitsGrowUntilASubscriptionIsConfirmed() {
        cable.random = 1;
        cable.start();
        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            cable.socket().open();
            cable.socket().says(WELCOME); // which alone resets nothing
            int before = cable.sockets.size();
            cable.socket().ends();
            cable.pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(cable.sockets).hasSize(before);
            cable.passMillis(1);
            assertThat(cable.sockets).hasSize(before + 1);
        }
        cable.confirmedAgain();
        cable.socket().ends();
        cable.pass(Duration.ofSeconds(1));
        assertThat(cable.phase()).isEqualTo(Phase.CONNECTING);
    }

    @Test
    void theNextSocketWaitsUntilTheOldOneHasClosed() {
        cable.confirmed();
        cable.pass(Duration.ofSeconds(10));
        cable.passMillis(4_999);
        assertThat(cable.phase()).isEqualTo(Phase.CLOSING);
        assertThat(cable.socket().isTornDown()).isFalse();
        cable.passMillis(1);

        assertThat(cable.socket().isTornDown()).isTrue();
        assertThat(cable.phase()).isEqualTo(Phase.WAITING);
        assertThat(cable.sockets).hasSize(1);
        cable.passMillis(FIRST_WAIT);
        assertThat(cable.sockets).hasSize(2);
    }

    @Test
    void whatAnOldSocketSaysIsIgnored() {
        cable.confirmed();
        ScriptedSocket old = cable.socket();
        cable.pass(Duration.ofSeconds(15));
        cable.passMillis(FIRST_WAIT);
        old.open();
        assertThat(cable.phase()).isEqualTo(Phase.CONNECTING);
        cable.socket().open();
        old.hasSaid(WELCOME);
        assertThat(cable.phase()).isEqualTo(Phase.GREETING);
        cable.socket().says(WELCOME);
        old.hasSaid(CONFIRMATION);
        assertThat(cable.phase()).isEqualTo(Phase.SUBSCRIBING);
        cable.socket().says(CONFIRMATION);
        old.hasSaid(event("message.created"));
        old.hasSaid(disconnect("remote", true));
        old.ends();
        assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);
        assertThat(cable.ears.events).isEmpty();
        assertThat(cable.ears.troubles).hasSize(1);
    }

    @Test
    void whatIsSaidAtTheWrongTimeIsIgnored() {
        cable.greeting();
        cable.socket().says(CONFIRMATION, event("message.created"));
        assertThat(cable.phase()).isEqualTo(Phase.GREETING);
        cable.socket().says(WELCOME, WELCOME);
        assertThat(cable.socket().sent).containsExactly(DORA.subscribe());
        cable.socket().says(CONFIRMATION, CONFIRMATION, WELCOME);

        assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);
        assertThat(cable.status().confirmations()).isEqualTo(1);
        assertThat(cable.ears.events).isEmpty();
    }
}
