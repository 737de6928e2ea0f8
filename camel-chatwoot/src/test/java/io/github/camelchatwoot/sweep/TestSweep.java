// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelchatwoot.client.VirtualTime;
import io.github.camelchatwoot.event.EchoGuard;
import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.event.EventFilter;
import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.intake.Admission;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.intake.DeliveryReport;
import io.github.camelchatwoot.intake.Ending;
import io.github.camelchatwoot.intake.Intake;
import io.github.camelchatwoot.intake.Memory;

import static org.assertj.core.api.Assertions.assertThat;

/** A sweep over a model of Chatwoot in virtual time; everything runs on the thread that lets time pass. */
final class TestSweep {

    static final Ending WELL = new Ending.Completed(null, null);
    static final Ending BADLY = new Ending.Failed("no route");
    static final Duration LONG = Duration.ofSeconds(40);

    private static final EventFilter EVERYTHING = new EventFilter(Set.of(), Set.of(), Set.of(), true, true);

    /** Everything that a sweep can tell. */
    static final EventType[] ALL = {
        EventType.MESSAGE_CREATED, EventType.CONVERSATION_CREATED, EventType.CONVERSATION_UPDATED
    };

    final VirtualTime time = new VirtualTime();
    final ModelChatwoot chatwoot = new ModelChatwoot(time);
    final List<Arrival> arrived = new ArrayList<>();

    private final Set<String> memory = new HashSet<>();
    private final Set<EventType> wanted;
    private final StartFrom startFrom;

    CursorStore store = new CursorMemory();
    int queueSize = 1000;
    int maxFailures = 1_000_000;
    Function<Arrival, CompletableFuture<Ending>> route = arrival -> CompletableFuture.completedFuture(WELL);
    private Intake intake;
    private Sweep sweep;

    /** One that tells messages. */
    TestSweep(StartFrom startFrom) {
        this(startFrom, EventType.MESSAGE_CREATED);
    }

    TestSweep(StartFrom startFrom, EventType... wanted) {
        this.startFrom = startFrom;
        this.wanted = Set.of(wanted);
        restart();
    }

    static TestSweep fromBeginning() {
        return new TestSweep(new StartFrom.Beginning());
    }

    /** The process ends, and another one begins with what was saved. */
    void restart() {
        if (sweep != null) {
            sweep.close();
            intake.close();
        }
        intake = new Intake(
                new Intake.Settings(
                        EVERYTHING,
                        new EchoGuard(EchoGuard.Mode.NONE, null),
                        true,
                        Duration.ZERO,
                        10,
                        queueSize,
                        10_000_000,
                        maxFailures,
                        DeliveryReport.Mode.NONE),
                arrival -> {
                    arrived.add(arrival);
                    return route.apply(arrival);
                },
                new SetMemory(),
                Runnable::run,
                chatwoot,
                time,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        sweep = new Sweep(
                Sweep.Settings.of(1, wanted, EventSource.SWEEP, startFrom),
                new Sweep.Surroundings(chatwoot, intake, new EventDecoder(false, null), store, time, Runnable::run));
    }

    private final class SetMemory implements Memory {
        @Override
        public boolean contains(String key) {
            return memory.contains(key);
        }

        @Override
        public void add(String key) {
            memory.add(key);
        }

        @Override
        public boolean remove(String key) {
            return memory.remove(key);
        }
    }

    /** What the idempotent repository knew is lost. */
    void forget() {
        memory.clear();
    }

    Sweep sweep() {
        return sweep;
    }

    Intake intake() {
        return intake;
    }

    /** Told by another source, which is over with it or not. */
    Admission live(Arrival arrival) {
        return intake.accept(arrival);
    }

    /** Sweeps and is over with that. */
    SweepReport run(SweepKind kind) {
        SweepRun run = sweep.run(kind);
        assertThat(run.offered()).as("over").isDone();
        return run.offered().join();
    }

    /** Sweeps, and lets time pass until that is over. */
    SweepReport runSlowly(SweepKind kind) {
        SweepRun run = sweep.run(kind);
        for (int i = 0; i < 10_000 && !run.offered().isDone(); i++) {
            time.pass(Duration.ofMillis(100));
        }
        assertThat(run.offered()).as("over").isDone();
        return run.offered().join();
    }

    SweepReport complete(SweepKind kind) {
        SweepReport report = runSlowly(kind);
        assertThat(report.trouble()).isNull();
        return report;
    }

    /** The ids of the messages that the route began with since the last time that somebody asked. */
    List<Long> messages() {
        List<Long> ids = arrived.stream()
                .map(arrival -> arrival.event().facts().messageId())
                .toList();
        arrived.clear();
        return ids;
    }

    /** The ids of the events that the route began with since the last time that somebody asked. */
    List<String> events() {
        List<String> ids = arrived.stream().map(Arrival::toString).toList();
        arrived.clear();
        return ids;
    }

    Cursor saved() {
        try {
            return store.load().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
