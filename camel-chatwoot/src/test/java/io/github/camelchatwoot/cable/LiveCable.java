// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.camelchatwoot.cable.CableStatus.Phase;
import io.github.camelchatwoot.client.SystemTime;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** A connection over a real socket, in real time, with short waits. */
final class LiveCable implements AutoCloseable {

    static final Backoff SOON = new Backoff(Duration.ofMillis(20), Duration.ofMillis(400));
    static final Duration PATIENCE = Duration.ofSeconds(15);

    static final CableSettings QUICK =
            new CableSettings(PATIENCE, PATIENCE, PATIENCE, PATIENCE, Duration.ofSeconds(30), PATIENCE, SOON, 64, null);

    final Ears ears = new Ears();
    final CableConnection connection;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final SystemTime time = new SystemTime(timer);

    LiveCable(CableSettings settings, VertxCableSockets.Settings socket, CableTickets tickets) {
        timer.setRemoveOnCancelPolicy(true);
        connection = new CableConnection(
                settings, new VertxCableSockets(vertx, socket), tickets, ears, executor, time, () -> 0.5);
    }

    static VertxCableSockets.Settings at(String server) {
        return new VertxCableSockets.Settings(
                URI.create(server), PATIENCE, VertxCableSockets.Settings.DEFAULT_MAX_MESSAGE_SIZE, null, null, null);
    }

    static CableTickets always(CableIdentifier identifier) {
        return fresh -> CompletableFuture.completedFuture(identifier);
    }

    /** Waits on a machine that may be busy with other things. */
    static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    LiveCable start() {
        connection.start();
        return this;
    }

    LiveCable confirmed() {
        patiently()
                .untilAsserted(() -> assertThat(connection.status())
                        .as(this::told)
                        .matches(CableStatus::isConfirmed, "is confirmed"));
        return this;
    }

    /** Waits for so many confirmations, all together, be the connection lost again already. */
    LiveCable confirmed(long times) {
        patiently()
                .untilAsserted(() -> assertThat(connection.status())
                        .as(this::told)
                        .matches(status -> status.confirmations() >= times, "has confirmations: " + times));
        return this;
    }

    private String told() {
        return "troubles " + ears.troubles + ", causes " + ears.causes;
    }

    CableStatus status() {
        return connection.status();
    }

    @Override
    public void close() {
        connection.stop().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(connection.status().phase()).isEqualTo(Phase.STOPPED);
        assertThat(timer.getQueue()).as("alarms").isEmpty();
        time.close();
        timer.shutdownNow();
        executor.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
