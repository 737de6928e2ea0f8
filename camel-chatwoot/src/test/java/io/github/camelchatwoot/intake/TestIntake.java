// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Time;
import io.github.camelchatwoot.client.VirtualTime;
import io.github.camelchatwoot.event.EchoGuard;
import io.github.camelchatwoot.event.EventFilter;
import io.github.camelchatwoot.intake.Figures.Figure;
import io.github.camelchatwoot.intake.Intake.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/** An intake with a memory, a time and a server of its own; everything runs on the thread that gives it an event. */
final class TestIntake {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1234), ZoneOffset.UTC);

    static final EventFilter EVERYTHING = new EventFilter(Set.of(), Set.of(), Set.of(), true, true);
    static final Ending WELL = new Ending.Completed(null, null);
    static final Ending BADLY = new Ending.Failed("no route");

    final SetMemory memory = new SetMemory();
    final VirtualTime time = new VirtualTime();
    final TestServer server = new TestServer();

    private Settings settings = new Settings(
            EVERYTHING,
            new EchoGuard(EchoGuard.Mode.OUTGOING, "bridge"),
            true,
            Duration.ZERO,
            10,
            1000,
            1_000_000,
            3,
            DeliveryReport.Mode.NONE);

    TestIntake filter(EventFilter filter) {
        return with(filter, settings.inOrder(), settings.reorderWindow(), settings.parallel());
    }

    TestIntake unordered() {
        return with(settings.filter(), false, settings.reorderWindow(), settings.parallel());
    }

    TestIntake window(Duration window) {
        return with(settings.filter(), settings.inOrder(), window, settings.parallel());
    }

    TestIntake parallel(int parallel) {
        return with(settings.filter(), settings.inOrder(), settings.reorderWindow(), parallel);
    }

    private TestIntake with(EventFilter filter, boolean inOrder, Duration window, int parallel) {
        Settings old = settings;
        settings = new Settings(
                filter,
                old.echoGuard(),
                inOrder,
                window,
                parallel,
                old.queueSize(),
                old.queueBytes(),
                old.maxFailures(),
                old.deliveryReport());
        return this;
    }

    TestIntake room(int size, long bytes) {
        return with(size, bytes, settings.deliveryReport());
    }

    TestIntake report(DeliveryReport.Mode mode) {
        return with(settings.queueSize(), settings.queueBytes(), mode);
    }

    private TestIntake with(int queueSize, long queueBytes, DeliveryReport.Mode mode) {
        Settings old = settings;
        settings = new Settings(
                old.filter(),
                old.echoGuard(),
                old.inOrder(),
                old.reorderWindow(),
                old.parallel(),
                queueSize,
                queueBytes,
                old.maxFailures(),
                mode);
        return this;
    }

    Intake of(Route route) {
        return of(route, Runnable::run, time);
    }

    Intake of(Route route, Executor executor, Time other) {
        return new Intake(settings, route, memory, executor, server, other, CLOCK);
    }

    /** Another one with the same memory. */
    Intake of(Route route, UnderWay underWay) {
        return new Intake(settings, route, memory, underWay, Runnable::run, server, time, CLOCK);
    }

    /** A route that is over at once, always in the same way. */
    static Route always(Ending ending) {
        return arrival -> CompletableFuture.completedFuture(ending);
    }

    /** How it ends with an event that is taken. */
    static CompletableFuture<Ending> taken(Intake intake, Arrival arrival) {
        Admission admission = intake.accept(arrival);
        assertThat(admission).as(arrival.toString()).isInstanceOf(Admission.Taken.class);
        return ((Admission.Taken) admission).ending();
    }

    /** Nothing is left of what was taken. */
    static void isEmpty(Intake intake) {
        assertThat(intake.pending()).isZero();
    }

    static long count(Intake intake, Figure figure) {
        return intake.figures().of(figure);
    }
}
