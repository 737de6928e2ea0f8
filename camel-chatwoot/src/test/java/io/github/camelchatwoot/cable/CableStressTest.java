// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.vertx.core.http.ServerWebSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelchatwoot.cable.LiveCable.patiently;
import static org.assertj.core.api.Assertions.assertThat;

/** Many lost connections, and a route that does not get on, over real sockets. */
@Timeout(120)
class CableStressTest {

    private static final int DROPS = 200;
    private static final Duration SHORTEST = Duration.ofMillis(20);

    /** Drops each connection at another moment: at once, after the welcome, after the confirmation, amid events. */
    private static void play(ServerWebSocket socket, Random luck, AtomicInteger left) {
        if (left.getAndDecrement() <= 0) {
            CableServer.welcome(socket);
            return;
        }
        int moment = luck.nextInt(5);
        if (moment == 0) {
            CableServer.drop(socket);
            return;
        }
        CableServer.welcome(socket);
        if (moment == 1) {
            CableServer.drop(socket);
        } else if (moment == 2) {
            socket.frameHandler(subscribed -> CableServer.drop(socket));
        } else {
            socket.frameHandler(subscribed -> {
                IntStream.range(0, luck.nextInt(50))
                        .forEach(i -> socket.writeTextMessage(ScriptedCable.event("e" + i)));
                if (moment == 3) {
                    CableServer.drop(socket);
                } else {
                    socket.close();
                }
            });
        }
    }

    @Test
    void twoHundredLostConnections() {
        Random luck = new Random(7);
        AtomicInteger left = new AtomicInteger(DROPS);
        CableSettings settings = new CableSettings(
                LiveCable.PATIENCE,
                LiveCable.PATIENCE,
                LiveCable.PATIENCE,
                LiveCable.PATIENCE,
                Duration.ofSeconds(30),
                LiveCable.PATIENCE,
                new Backoff(SHORTEST, Duration.ofMillis(60)),
                64,
                Duration.ofMillis(50));
        try (CableServer server = new CableServer(CableServer.options(), socket -> play(socket, luck, left));
                LiveCable cable = new LiveCable(
                                settings, LiveCable.at(server.url()), LiveCable.always(ScriptedCable.DORA))
                        .start()) {
            patiently().until(() -> server.connected.size() > DROPS);
            cable.confirmed();

            assertThat(server.mostOpen).hasValue(1);
            assertThat(cable.ears.troubles)
                    .hasSize(DROPS)
                    .as("noticed at once: what is said or happens right after the handshake is heard too")
                    .allMatch(trouble ->
                            trouble.startsWith("the connection ") || trouble.startsWith("nothing can be sent"));
            assertThat(shortestPause(server.connected)).isGreaterThanOrEqualTo(SHORTEST.toNanos());
            assertThat(cable.status().confirmations()).isBetween(20L, (long) DROPS);
        }
    }

    private static long shortestPause(List<Long> times) {
        return IntStream.range(1, times.size())
                .mapToLong(i -> times.get(i) - times.get(i - 1))
                .min()
                .orElseThrow();
    }

    @Test
    void whatABlockedRouteDoesNotTakeStaysInTheSocket() {
        int all = 4_000; // 40 MB
        ConcurrentLinkedQueue<CompletableFuture<Void>> underWay = new ConcurrentLinkedQueue<>();
        try (CableServer server = new CableServer(CableServer.options(), CableServer::welcome);
                LiveCable cable = new LiveCable(
                        LiveCable.QUICK, LiveCable.at(server.url()), LiveCable.always(ScriptedCable.DORA))) {
            cable.ears.route = frame -> {
                CompletableFuture<Void> done = new CompletableFuture<>();
                underWay.add(done);
                return done;
            };
            cable.start().confirmed();
            ServerWebSocket socket = server.sockets.get(0);
            String padding = "x".repeat(10_000);
            IntStream.range(0, all).forEach(i -> socket.writeTextMessage(ScriptedCable.event("e" + i + "-" + padding)));

            patiently().until(() -> cable.ears.events.size() == LiveCable.QUICK.window());
            patiently()
                    .during(Duration.ofMillis(500))
                    .until(() -> socket.writeQueueFull() && cable.ears.events.size() == LiveCable.QUICK.window());

            underWay.forEach(done -> done.complete(null));
            cable.ears.route = frame -> CompletableFuture.completedFuture(null);
            patiently().until(() -> {
                underWay.forEach(done -> done.complete(null)); // those that came in between
                return cable.ears.events.size() == all;
            });
            assertThat(cable.ears.events)
                    .isEqualTo(IntStream.range(0, all)
                            .mapToObj(i -> ScriptedCable.event("e" + i + "-" + padding))
                            .toList());
        }
    }
}
