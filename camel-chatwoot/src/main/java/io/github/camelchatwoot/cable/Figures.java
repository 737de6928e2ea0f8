// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelchatwoot.cable.CableStatus.Phase;
import io.github.camelchatwoot.client.Time;
import org.jspecify.annotations.Nullable;

/** What a connection tells of itself. Written by one task at a time, read by any thread. */
final class Figures {

    private final Time time;
    private final LongAdder opened = new LongAdder();
    private final LongAdder confirmations = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private volatile Since phase;
    private volatile @Nullable String trouble;
    private volatile long lastEvent;
    private volatile boolean heard;

    private record Since(Phase phase, long nanos) {}

    Figures(Time time) {
        this.time = time;
        this.phase = new Since(Phase.STOPPED, time.nanos());
    }

    void entered(Phase next) {
        phase = new Since(next, time.nanos());
    }

    void lost(String reason) {
        trouble = reason;
    }

    void opened() {
        opened.increment();
        heard = false;
    }

    void confirmed() {
        confirmations.increment();
    }

    void event() {
        lastEvent = time.nanos();
        events.increment();
        heard = true;
    }

    void unknown() {
        unknown.increment();
    }

    CableStatus status() {
        Since now = phase;
        long came = events.sum();
        return new CableStatus(
                now.phase(),
                since(now.nanos()),
                trouble,
                opened.sum(),
                confirmations.sum(),
                came,
                unknown.sum(),
                came == 0 ? null : since(lastEvent),
                heard);
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(Math.max(0, time.nanos() - nanos));
    }
}
