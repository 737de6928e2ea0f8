// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

import io.github.camelchatwoot.cable.CableStatus.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever happens, in whatever order: one open socket at a time, a few alarms, each event handed on once and in order,
 * no more than fit, no attempt before its time, and an end when it is stopped. Some seeds in every build;
 * {@code -Pchaos} runs many.
 */
class CablePropertyTest {

    private static final int STEPS = 3_000;
    private static final int WINDOW = 12;
    /** Of a state, of silence, and of presence. */
    private static final int MOST_ALARMS = 3;

    private static final Duration SHORTEST = CableSettings.DEFAULT.backoff().shortest();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 4 * Long.getLong("chatwoot.seeds", 5));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostDoubledOrLeft(long seed) {
        Story story = new Story(seed);
        for (int step = 0; step < STEPS; step++) {
            story.step();
            story.check();
        }
        story.end();
    }

    /** A connection, its server, its route, and chance. */
    private static final class Story {
        private final Random luck;
        private final ScriptedCable cable = new ScriptedCable(
                CableSettings.DEFAULT.withWindow(WINDOW).withPresence(CableSettings.PRESENCE_OF_USERS));

        private final List<CompletableFuture<Boolean>> underWay = new ArrayList<>();
        private final List<CompletableFuture<Boolean>> gates = new ArrayList<>();
        private final List<CompletableFuture<CableIdentifier>> tickets = new ArrayList<>();
        private final List<CompletableFuture<Void>> stops = new ArrayList<>();

        /** What was read while there was a subscription, and was not dropped by a stop. */
        private final List<String> taken = new ArrayList<>();

        private final Set<Phase> seen = new HashSet<>();
        private @Nullable ScriptedSocket left;
        private int number;
        private int sockets;
        private int stopsBefore = -1;
        private long opened;

        Story(long seed) {
            luck = new Random(seed);
            cable.tickets = fresh -> maybeLater(tickets, ScriptedCable.DORA);
            cable.ears.missed = () -> maybeLater(gates, true);
            cable.ears.route = frame -> maybeLater(underWay, true);
            cable.reads = this::read;
        }

        private <T> CompletableFuture<T> maybeLater(List<CompletableFuture<T>> pending, T value) {
            if (luck.nextInt(3) == 0) {
                return luck.nextBoolean()
                        ? CompletableFuture.completedFuture(value)
                        : CompletableFuture.failedFuture(new IllegalStateException("a failure of the test"));
            }
            CompletableFuture<T> later = new CompletableFuture<>();
            pending.add(later);
            return later;
        }

        private void read(String message) {
            Phase phase = cable.phase();
            if (message.contains("disconnect") || message.equals(ScriptedCable.REJECTION)) {
                left = cable.socket(); // what it says behind that is dropped
            } else if (message.contains("\"event\"")
                    && left != cable.socket()
                    && (phase == Phase.SUBSCRIBING || phase == Phase.CONFIRMED)) {
                taken.add(message);
            }
        }

        void step() {
            cable.random = luck.nextDouble();
            switch (luck.nextInt(40)) {
                case 0 -> cable.connection.start();
                case 1 -> maybeStop();
                case 2 -> maybeRenew();
                case 3, 4, 5, 6, 7 -> cable.passMillis(luck.nextInt(3_000));
                case 8 -> cable.passMillis(luck.nextInt(12_000));
                case 9, 10, 11 -> complete(tickets, ScriptedCable.DORA);
                case 12, 13, 14 -> complete(gates, true);
                case 15, 16, 17, 18, 19, 20 -> complete(underWay, true);
                default -> server();
            }
            seen.add(cable.phase());
        }

        private void maybeStop() {
            if (luck.nextInt(5) == 0) {
                List<String> handed = cable.ears.events;
                taken.subList(handed.size(), taken.size()).clear(); // what is held back is dropped
                stops.add(cable.connection.stop());
            }
        }

        private void maybeRenew() {
            if (luck.nextInt(5) == 0) {
                cable.connection.renew("chance", luck.nextBoolean());
            }
        }

        private <T> void complete(List<CompletableFuture<T>> pending, T value) {
            if (!pending.isEmpty()) {
                pending.remove(luck.nextInt(pending.size())).complete(value);
            }
        }

        /** Does what a server does, mostly. */
        private void server() {
            if (cable.sockets.isEmpty()) {
                return;
            }
            ScriptedSocket socket = cable.sockets.get(
                    luck.nextInt(8) == 0 ? luck.nextInt(cable.sockets.size()) : cable.sockets.size() - 1);
            if (!socket.isThere()) {
                return;
            }
            switch (luck.nextInt(60)) {
                case 0 -> socket.ends();
                case 1 -> socket.says(ScriptedCable.disconnect("server_restart", luck.nextInt(4) > 0));
                case 2 -> socket.says(ScriptedCable.REJECTION);
                case 3 -> socket.says("nonsense");
                case 4, 5 -> socket.says(ScriptedCable.PING);
                default -> proceed(socket);
            }
        }

        /** What comes next when all is well. */
        private void proceed(ScriptedSocket socket) {
            if (socket.isClosing()) {
                socket.ends();
                return;
            }
            switch (cable.phase()) {
                case CONNECTING -> socket.open();
                case GREETING -> socket.says(ScriptedCable.WELCOME);
                case SUBSCRIBING ->
                    socket.says(
                            luck.nextInt(3) == 0 ? ScriptedCable.event("n" + number++) : ScriptedCable.CONFIRMATION);
                case CONFIRMED -> burst(socket);
                default -> socket.says(ScriptedCable.PING);
            }
        }

        private void burst(ScriptedSocket socket) {
            for (int i = luck.nextInt(2 * WINDOW); i > 0; i--) {
                socket.says(ScriptedCable.event("n" + number++));
            }
        }

        /** No socket comes sooner after the one before it, except when everything was stopped in between. */
        private void checkPause() {
            if (cable.sockets.size() > sockets) {
                long now = cable.time.nanos();
                assertThat(stops.size() > stopsBefore || now - opened >= SHORTEST.toNanos())
                        .isTrue();
                sockets = cable.sockets.size();
                stopsBefore = stops.size();
                opened = now;
            }
        }

        void check() {
            checkPause();
            assertThat(cable.sockets.stream().filter(ScriptedSocket::isThere)).hasSizeLessThanOrEqualTo(1);
            assertThat(cable.time.waiting()).isLessThanOrEqualTo(MOST_ALARMS);
            assertThat(underWay).hasSizeLessThanOrEqualTo(WINDOW);
            List<String> handed = cable.ears.events;
            assertThat(taken.size() - handed.size()).isBetween(0, WINDOW);
        }

        void end() {
            assertThat(taken.subList(0, cable.ears.events.size())).isEqualTo(cable.ears.events);
            CompletableFuture<Void> stop = cable.connection.stop();
            cable.passMillis(5_000);
            assertThat(stop).isCompleted();
            assertThat(stops).allMatch(CompletableFuture::isDone);
            cable.assertNothingLeft();
            gates.forEach(gate -> gate.complete(true));
            underWay.forEach(event -> event.complete(true));
            cable.assertNothingLeft();
            assertThat(new HashSet<>(cable.ears.events)).hasSameSizeAs(cable.ears.events);
            assertThat(cable.ears.events).hasSizeGreaterThan(150);
            assertThat(seen).contains(Phase.CONFIRMED, Phase.CLOSING, Phase.WAITING, Phase.STOPPED);
        }
    }
}
