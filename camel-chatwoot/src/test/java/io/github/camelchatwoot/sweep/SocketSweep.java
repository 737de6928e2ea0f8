// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelchatwoot.client.ChatwootClient;
import io.github.camelchatwoot.client.Credentials;
import io.github.camelchatwoot.client.RetryPolicy;
import io.github.camelchatwoot.client.SystemTime;
import io.github.camelchatwoot.client.Transport;
import io.github.camelchatwoot.event.EchoGuard;
import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.event.EventFilter;
import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.intake.DeliveryReport;
import io.github.camelchatwoot.intake.Intake;
import io.github.camelchatwoot.intake.Memory;

/** A sweep that asks a real server over sockets, with threads and time of its own. Closing it is as a crash. */
final class SocketSweep implements AutoCloseable {

    /** Not the usual one, or a test would take that long. */
    static final Duration LAG = Duration.ofMillis(300);

    private static final EventFilter EVERYTHING = new EventFilter(Set.of(), Set.of(), Set.of(), true, true);
    private static final long PATIENCE_SECONDS = 60;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final SystemTime time = new SystemTime(timer);
    private final Transport transport = Transport.start(
            new Transport.Settings(
                    Duration.ofSeconds(5), Duration.ofSeconds(5), 8, 10_000_000, false, null, null, null),
            Thread::new);
    private final List<Arrival> arrived = new CopyOnWriteArrayList<>();
    private final Intake intake;
    private final Sweep sweep;

    SocketSweep(String server, String token, CursorStore store, StartFrom startFrom, EventType... wanted) {
        ChatwootClient client = new ChatwootClient(
                URI.create(server),
                new Credentials(token, null),
                Duration.ofSeconds(10),
                RetryPolicy.NEVER,
                null,
                null,
                transport,
                time);
        intake = new Intake(
                new Intake.Settings(
                        EVERYTHING,
                        new EchoGuard(EchoGuard.Mode.NONE, null),
                        true,
                        Duration.ZERO,
                        10,
                        1000,
                        100_000_000,
                        5,
                        DeliveryReport.Mode.NONE),
                arrival -> {
                    arrived.add(arrival);
                    return CompletableFuture.completedFuture(TestSweep.WELL);
                },
                new Known(ConcurrentHashMap.newKeySet()),
                threads,
                client,
                time,
                Clock.systemUTC());
        Sweep.Settings usual = Sweep.Settings.of(1, Set.of(wanted), EventSource.SWEEP, startFrom);
        Sweep.Settings settings = new Sweep.Settings(
                1,
                usual.inboxes(),
                usual.wanted(),
                usual.source(),
                startFrom,
                LAG,
                LAG,
                usual.ahead(),
                usual.parallel());
        sweep = new Sweep(
                settings, new Sweep.Surroundings(client, intake, new EventDecoder(false, null), store, time, threads));
    }

    private record Known(Set<String> keys) implements Memory {
        @Override
        public boolean contains(String key) {
            return keys.contains(key);
        }

        @Override
        public void add(String key) {
            keys.add(key);
        }

        @Override
        public boolean remove(String key) {
            return keys.remove(key);
        }
    }

    Sweep sweep() {
        return sweep;
    }

    /** Catches up, and waits for what comes of it. */
    SweepReport run() {
        return run(SweepKind.CATCH_UP);
    }

    SweepReport run(SweepKind kind) {
        try {
            return sweep.run(kind).ended().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the sweep did not end", e);
        }
    }

    List<Arrival> arrived() {
        return arrived;
    }

    /** The messages that the route got, in the order in which it got them. */
    List<Long> messages() {
        return arrived.stream()
                .map(arrival -> arrival.event().facts().messageId())
                .toList();
    }

    @Override
    public void close() {
        sweep.close();
        intake.close();
        transport.close();
        time.close();
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
