// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelchatwoot.cable.LiveCable.patiently;
import static org.assertj.core.api.Assertions.assertThat;

/** Against a double of the server that behaves, or does not. */
@Timeout(120)
class CableSandboxTest {

    private final ChatwootSandbox sandbox = ChatwootSandbox.builder()
            .apiInbox("SMS", "")
            .contact("Dora", dora -> dora.sourceId("dora"))
            .incoming("Hello?")
            .start();

    private final long conversation = sandbox.data().conversation("Dora").id();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private LiveCable user(CableSettings settings) {
        return new LiveCable(settings, LiveCable.at(sandbox.baseUrl()), fresh -> SandboxPeople.administrator(sandbox));
    }

    @Test
    void aUserHearsWhatHappens() {
        try (LiveCable cable = user(LiveCable.QUICK).start().confirmed()) {
            sandbox.customer("dora").write("one");
            sandbox.agent().reply(conversation, "two");

            patiently().until(() -> cable.ears.messages().size() == 2);
            assertThat(cable.ears.messages()).containsExactly("one", "two");
            assertThat(cable.ears.troubles).isEmpty();
            assertThat(cable.status().heard()).isTrue();
        }
    }

    @Test
    void aContactHearsTheAnswers() {
        CableIdentifier dora = SandboxPeople.contact(sandbox, sandbox.data().apiInbox("SMS"), "dora");
        try (LiveCable cable = new LiveCable(
                        LiveCable.QUICK, LiveCable.at(sandbox.baseUrl() + "/"), LiveCable.always(dora))
                .start()
                .confirmed()) {
            sandbox.agent().note(conversation, "not for her");
            sandbox.agent().reply(conversation, "for her");

            patiently().until(() -> !cable.ears.messages().isEmpty());
            assertThat(cable.ears.messages()).containsExactly("for her");
        }
    }

    @Test
    void aHalfOpenConnectionIsLeftForANewOne() {
        CableSettings settings = settings(Duration.ofSeconds(4), Duration.ofSeconds(3));
        try (LiveCable cable = user(settings).start().confirmed()) {
            sandbox.faults().cable().times(1).halfOpen();
            sandbox.customer("dora").write("unheard");

            cable.confirmed(2);
            assertThat(cable.ears.troubles).containsExactly("nothing came for 4000 ms");
            sandbox.customer("dora").write("heard");
            patiently().until(() -> cable.ears.messages().contains("heard"));
        }
    }

    @Test
    void aServerThatNoLongerPingsIsLeft() {
        CableSettings settings = settings(Duration.ofSeconds(4), Duration.ofSeconds(3));
        try (LiveCable cable = user(settings).start().confirmed()) {
            sandbox.faults().cable().noPings();
            patiently().until(() -> !cable.ears.troubles.isEmpty());
            sandbox.faults().clear();

            cable.confirmed(2);
            assertThat(cable.ears.troubles).containsExactly("nothing came for 4000 ms");
        }
    }

    @Test
    void aDeafServerConfirmsAndIsNotHeard() {
        sandbox.faults().cable().deaf();
        try (LiveCable cable = user(LiveCable.QUICK).start().confirmed()) {
            sandbox.customer("dora").write("unheard");
            assertThat(sandbox.awaitIdle(Duration.ofSeconds(10))).isTrue();
            assertThat(cable.status().heard()).isFalse();
            assertThat(cable.ears.events).isEmpty();

            sandbox.faults().clear();
            cable.connection.renew("nothing is heard", false);
            cable.confirmed(2);
            patiently().until(() -> cable.status().heard());
            sandbox.customer("dora").write("heard");
            patiently().until(() -> cable.ears.messages().equals(List.of("heard")));
        }
    }

    @Test
    void aSubscriptionThatIsNotConfirmedIsTriedAnewWithAFreshTicket() {
        sandbox.faults().cable().times(1).confirmWithheld();
        List<Boolean> asked = new CopyOnWriteArrayList<>();
        CableSettings settings = settings(Duration.ofSeconds(10), Duration.ofMillis(300));
        try (LiveCable cable = new LiveCable(settings, LiveCable.at(sandbox.baseUrl()), fresh -> {
            asked.add(fresh);
            return SandboxPeople.administrator(sandbox);
        })) {
            cable.start().confirmed();

            assertThat(asked).containsExactly(false, true);
            assertThat(cable.ears.troubles).containsExactly("the subscription is not confirmed after 300 ms");
        }
    }

    @Test
    void aDroppedConnectionIsMadeAgain() {
        try (LiveCable cable = user(LiveCable.QUICK).start().confirmed()) {
            assertThat(sandbox.faults().cable().drop()).isEqualTo(1);

            cable.confirmed(2);
            assertThat(cable.ears.troubles).hasSize(1);
            assertThat(cable.ears.troubles.get(0)).startsWith("the connection broke");
            sandbox.customer("dora").write("heard");
            patiently().until(() -> cable.ears.messages().equals(List.of("heard")));
        }
    }

    @Test
    void aServerThatTakesLeaveIsComeBackTo() {
        List<Boolean> asked = new CopyOnWriteArrayList<>();
        try (LiveCable cable = new LiveCable(LiveCable.QUICK, LiveCable.at(sandbox.baseUrl()), fresh -> {
            asked.add(fresh);
            return SandboxPeople.administrator(sandbox);
        })) {
            cable.start().confirmed();
            assertThat(sandbox.faults().cable().disconnect("server_restart", true))
                    .isEqualTo(1);
            cable.confirmed(2);
            patiently().until(() -> sandbox.faults().cable().disconnect("remote", false) == 1);
            cable.confirmed(3);

            assertThat(cable.ears.troubles)
                    .containsExactly("the server takes leave: server_restart", "the server takes leave: remote");
            assertThat(asked).containsExactly(false, false, true);
        }
    }

    @Test
    void aServerThatIsAwayIsWaitedFor() {
        try (LiveCable cable = user(LiveCable.QUICK).start().confirmed()) {
            sandbox.restart(Duration.ofSeconds(1));

            cable.confirmed(2);
            assertThat(cable.ears.troubles.size()).isBetween(2, 50);
            sandbox.customer("dora").write("heard");
            patiently().until(() -> cable.ears.messages().equals(List.of("heard")));
        }
    }

    @Test
    void aServerThatIsNotThereYetIsWaitedFor() {
        int port = sandbox.port();
        String url = sandbox.baseUrl();
        CableIdentifier dora = SandboxPeople.contact(sandbox, sandbox.data().apiInbox("SMS"), "dora");
        sandbox.close();
        try (LiveCable cable = new LiveCable(LiveCable.QUICK, LiveCable.at(url), LiveCable.always(dora)).start()) {
            patiently().until(() -> cable.ears.troubles.size() >= 3);
            assertThat(cable.ears.troubles).allMatch(reason -> reason.startsWith("there is no connection: "));
            try (CableServer server = new CableServer(CableServer.options().setPort(port), CableServer::welcome)) {
                cable.confirmed();
                assertThat(server.open()).isEqualTo(1);
            }
        }
    }

    @Test
    void aTokenThatIsNoLongerValidIsAskedForAnew() {
        long id = sandbox.administrator().id();
        List<CompletableFuture<CableIdentifier>> asked = new CopyOnWriteArrayList<>();
        CableTickets tickets = fresh -> {
            if (fresh || asked.isEmpty()) {
                asked.add(SandboxPeople.administrator(sandbox));
            }
            return asked.get(asked.size() - 1).copy();
        };
        CableSettings settings = settings(Duration.ofSeconds(10), Duration.ofMillis(300));
        try (LiveCable cable = new LiveCable(settings, LiveCable.at(sandbox.baseUrl()), tickets)) {
            cable.start().confirmed();
            sandbox.renewPubsubToken(id);
            sandbox.faults().cable().drop();

            cable.confirmed(2);
            assertThat(cable.ears.troubles.get(1)).isEqualTo("the subscription is not confirmed after 300 ms");
            assertThat(asked).hasSize(2);
            sandbox.customer("dora").write("heard");
            patiently().until(() -> cable.ears.messages().equals(List.of("heard")));
        }
    }

    @Test
    void presenceShowsOnTheServer() {
        CableSettings settings = LiveCable.QUICK.withPresence(Duration.ofMillis(200));
        try (LiveCable cable = user(settings).start().confirmed()) {
            patiently()
                    .until(() -> cable.ears.events.stream()
                                    .filter(frame -> frame.contains("\"presence.update\""))
                                    .count()
                            >= 4);
        }
    }

    private static CableSettings settings(Duration silence, Duration confirmation) {
        CableSettings quick = LiveCable.QUICK;
        return new CableSettings(
                quick.ticket(),
                quick.opening(),
                quick.welcome(),
                confirmation,
                silence,
                Duration.ofMillis(500),
                quick.backoff(),
                quick.window(),
                null);
    }
}
