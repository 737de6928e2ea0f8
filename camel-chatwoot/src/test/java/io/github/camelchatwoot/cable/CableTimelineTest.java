// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.camelchatwoot.cable.CableStatus.Phase;
import io.github.camelchatwoot.recorded.Timeline;
import io.github.camelchatwoot.recorded.Timeline.Direction;
import io.github.camelchatwoot.recorded.Timeline.Line;
import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelchatwoot.cable.LiveCable.patiently;
import static org.assertj.core.api.Assertions.assertThat;

/** What a real server was seen to say, said again over a real socket, and in the recorded time over a scripted one. */
@Timeout(120)
class CableTimelineTest {

    private static final String ADMINS = "vWejdTmSgJuzaK24tCfEwcXM";
    private static final CableIdentifier ADMIN = CableIdentifier.ofUser(ADMINS, 1, 1);
    private static final CableIdentifier CONTACT = CableIdentifier.ofContact("NbrVHozuHnW4dH5Cw4S9v3Mp");

    /** Who was recorded, where it was not the contact. */
    private static final Map<String, CableIdentifier> WHO = Map.of(
            "admin-happy",
            ADMIN,
            "big-frame-burst",
            ADMIN,
            "admin-token-without-account",
            CableIdentifier.ofContact(ADMINS),
            "admin-wrong-account",
            CableIdentifier.ofUser(ADMINS, 99999, 1),
            "bad-token",
            CableIdentifier.ofContact("nonsense"),
            "contact-with-string-ids",
            ADMIN);

    /** Where the server never confirms what this client subscribes to. */
    private static final Set<String> UNCONFIRMED = Set.of(
            "admin-token-without-account",
            "admin-wrong-account",
            "bad-token",
            "contact-with-string-ids",
            "pings",
            "unknown-channel");

    /** Where the recorded client wrote its subscription in another way. */
    private static final Set<String> WRITTEN_OTHERWISE = Set.of("contact-with-string-ids", "pings", "unknown-channel");

    /** Where the server's answer to the handshake names no sub-protocol. */
    private static final Set<String> WITHOUT_SUB_PROTOCOL = Set.of("no-subprotocol", "wrong-subprotocol");

    private static final Set<String> CONFIRMED_AND_LOST = Set.of("server-dies", "server-stops");
    private static final String SECOND = "a second connection is opened";

    private final List<String> received = new CopyOnWriteArrayList<>();

    static Stream<Timeline> timelines() {
        return Timeline.all().stream();
    }

    private static CableIdentifier who(Timeline timeline) {
        return WHO.getOrDefault(timeline.name(), CONTACT);
    }

    /**
     * What the server says over the first connection, in order; the begin is the same where only that was looked at.
     */
    private static List<Line> first(Timeline timeline) {
        if (timeline.name().equals("wrong-subprotocol")) {
            return first(Timelines.of("no-subprotocol"));
        }
        return timeline.lines().stream()
                .takeWhile(line -> !line.data().equals(SECOND))
                .toList();
    }

    private static List<Line> second(Timeline timeline) {
        return timeline.lines().stream()
                .dropWhile(line -> !line.data().equals(SECOND))
                .toList();
    }

    /** The events among the lines that are the client's own. */
    private static List<String> events(List<Line> lines, CableIdentifier who) {
        String mine =
                who.subscribe().replace("{\"command\":\"subscribe\",", "{").replaceFirst("}$", ",\"message\":");
        return lines.stream()
                .filter(line -> line.direction() == Direction.IN && line.data().startsWith(mine))
                .map(Line::data)
                .toList();
    }

    /** Plays lines: says what was said, and goes on after the client's subscription once that is there. */
    private final class Play {
        private final ServerWebSocket socket;
        private final Iterator<Line> lines;
        private boolean subscribed;

        Play(ServerWebSocket socket, List<Line> lines) {
            this.socket = socket;
            this.lines = lines.iterator();
            socket.textMessageHandler(text -> {
                received.add(text);
                if (!subscribed && text.startsWith("{\"command\":\"subscribe\"")) {
                    subscribed = true;
                    go();
                }
            });
            go();
        }

        private void go() {
            while (lines.hasNext()) {
                Line line = lines.next();
                if (line.direction() == Direction.OUT && !subscribed) {
                    return;
                }
                if (line.direction() == Direction.IN) {
                    socket.writeTextMessage(line.data());
                } else if (line.direction() == Direction.CLOSE && line.data().equals("1006")) {
                    CableServer.drop(socket);
                }
            }
        }
    }

    private CableServer server(Timeline timeline, List<List<Line>> connections) {
        Iterator<List<Line>> each = connections.iterator();
        List<String> protocols = WITHOUT_SUB_PROTOCOL.contains(timeline.name()) ? List.of() : CableServer.SUB_PROTOCOLS;
        return new CableServer(
                CableServer.options().setWebSocketSubProtocols(protocols),
                socket -> new Play(socket, each.hasNext() ? each.next() : connections.get(0)));
    }

    @ParameterizedTest
    @MethodSource("timelines")
    void overARealSocket(Timeline timeline) {
        CableIdentifier who = who(timeline);
        List<Line> lines = first(timeline);
        CableSettings settings = new CableSettings(
                LiveCable.PATIENCE,
                LiveCable.PATIENCE,
                LiveCable.PATIENCE,
                Duration.ofMillis(UNCONFIRMED.contains(timeline.name()) ? 100 : 5_000),
                Duration.ofSeconds(20),
                LiveCable.PATIENCE,
                LiveCable.SOON,
                64,
                null);
        List<Boolean> asked = new CopyOnWriteArrayList<>();
        try (CableServer server = server(timeline, List.of(lines));
                LiveCable cable = new LiveCable(settings, LiveCable.at(server.url()), fresh -> {
                    asked.add(fresh);
                    return CompletableFuture.completedFuture(who);
                })) {
            cable.start();
            if (UNCONFIRMED.contains(timeline.name())) {
                patiently().until(() -> cable.status().opened() >= 2);
                assertThat(cable.ears.troubles.get(0)).isEqualTo("the subscription is not confirmed after 100 ms");
                assertThat(asked.subList(0, 2)).containsExactly(false, true);
                assertThat(cable.status().confirmations()).isZero();
                assertThat(cable.ears.events).isEmpty();
            } else if (CONFIRMED_AND_LOST.contains(timeline.name())) {
                cable.confirmed(2);
                assertThat(cable.ears.troubles.get(0)).startsWith("the connection broke");
                assertThat(asked).doesNotContain(true);
            } else {
                cable.confirmed();
                List<String> expected = events(lines, who);
                patiently().until(() -> cable.status().events() >= expected.size());
                assertThat(cable.ears.events).containsExactlyElementsOf(expected);
                assertThat(cable.ears.troubles).isEmpty();
            }
            assertThat(received.get(0)).isEqualTo(who.subscribe());
            assertThat(lines.stream().anyMatch(line -> line.data().equals(received.get(0))))
                    .isEqualTo(!WRITTEN_OTHERWISE.contains(timeline.name()));
            assertThat(server.paths).containsOnly("/cable");
            assertThat(server.mostOpen).hasValue(1);
        }
    }

    @Test
    void recordedEventsAreKnownByTheirBegin() {
        Timeline.all()
                .forEach(timeline -> assertThat(events(first(timeline), who(timeline)))
                        .allMatch(event -> who(timeline).beginsEvent(event.getBytes(StandardCharsets.UTF_8))));
        assertThat(Timeline.all().stream()
                        .mapToInt(timeline ->
                                events(first(timeline), who(timeline)).size())
                        .sum())
                .isGreaterThan(50);
    }

    /** The whole story of {@code contact-happy} with presence: every byte that is sent was recorded too. */
    @Test
    void aHappyContactSendsWhatWasRecorded() {
        Timeline timeline = Timelines.of("contact-happy");
        ScriptedPlay play = new ScriptedPlay(timeline, Duration.ofMillis(2_320));
        play.until(9_500);
        assertThat(play.cable.phase()).isEqualTo(Phase.CONFIRMED);
        CompletableFuture<Void> end = play.connection().stop();

        List<String> recorded = timeline.lines().stream()
                .filter(line -> line.direction() == Direction.OUT)
                .map(Line::data)
                .toList();
        assertThat(play.cable.socket().sent.subList(0, 2)).isEqualTo(recorded);
        assertThat(play.cable.socket().sent).last().isEqualTo(CONTACT.unsubscribe());
        assertThat(play.cable.socket().closes).containsExactly(1000);
        play.cable.socket().ends();
        assertThat(end).isCompleted();
        assertThat(play.cable.ears.events).isEqualTo(events(timeline.lines(), CONTACT));
    }

    /** In the recorded time: pings come often enough, and what is silent is left. */
    @ParameterizedTest
    @MethodSource("timelines")
    void inTheRecordedTime(Timeline timeline) {
        ScriptedPlay play = new ScriptedPlay(timeline, null);
        play.until(Integer.MAX_VALUE);
        ScriptedCable cable = play.cable;

        assertThat(cable.ears.events).isEqualTo(events(first(timeline), who(timeline)));
        if (UNCONFIRMED.contains(timeline.name())) {
            assertThat(cable.phase()).isEqualTo(Phase.SUBSCRIBING);
            cable.pass(Duration.ofSeconds(10));
            assertThat(cable.ears.troubles).containsExactly("the subscription is not confirmed after 10000 ms");
        } else if (CONFIRMED_AND_LOST.contains(timeline.name())) {
            assertThat(cable.phase()).isEqualTo(Phase.WAITING);
        } else {
            assertThat(cable.phase()).isEqualTo(Phase.CONFIRMED);
            cable.pass(Duration.ofSeconds(10));
            assertThat(cable.ears.troubles).containsExactly("nothing came for 10000 ms");
        }
    }

    /** Redis was away: the old connection pings and tells nothing, and a new one confirms and tells nothing. */
    @Test
    void aDeafServerIsKnownByItsSilenceAfterTheConfirmation() {
        Timeline timeline = Timelines.of("redis-restarts");
        try (CableServer server = server(timeline, List.of(first(timeline), second(timeline)));
                LiveCable cable = new LiveCable(LiveCable.QUICK, LiveCable.at(server.url()), LiveCable.always(CONTACT))
                        .start()
                        .confirmed()) {
            patiently().until(() -> cable.status().events() == 2);
            assertThat(cable.ears.events.get(0)).contains("presence.update"); // it came before the confirmation
            assertThat(cable.status().heard()).isTrue();

            cable.connection.renew("the sweep finds what the socket has not told", false);
            cable.confirmed(2);
            assertThat(cable.status().heard()).isFalse();
            assertThat(cable.status().trouble()).contains("the sweep finds");
            assertThat(received).startsWith(CONTACT.subscribe(), CONTACT.subscribe());
        }
    }

    /** A timeline over a scripted socket, in virtual time. */
    private static final class ScriptedPlay {
        private final ScriptedCable cable;
        private final List<Line> lines;
        private int now;

        ScriptedPlay(Timeline timeline, @Nullable Duration presence) {
            cable = new ScriptedCable(CableSettings.DEFAULT.withPresence(presence));
            cable.tickets = fresh -> CompletableFuture.completedFuture(who(timeline));
            cable.greeting();
            lines = new ArrayList<>(first(timeline));
        }

        CableConnection connection() {
            return cable.connection;
        }

        /** Plays what was said up to a time. */
        void until(int ms) {
            while (!lines.isEmpty() && lines.get(0).ms() <= ms) {
                Line line = lines.remove(0);
                cable.passMillis(line.ms() - now);
                now = line.ms();
                if (line.direction() == Direction.IN) {
                    cable.socket().says(line.data());
                } else if (line.direction() == Direction.CLOSE && line.data().equals("1006")) {
                    cable.socket().ends();
                }
            }
        }
    }
}
