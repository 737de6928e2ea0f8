// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelchatwoot.benchmarks.measure.Costs;
import io.github.camelchatwoot.benchmarks.measure.Sample;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** Keeps a number of calls in flight for some time: each one that ends starts the next. */
final class Load {

    private static final int DIGITS = 2;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

    private final Variant variant;
    private final Recorder latencies = new Recorder(DIGITS);
    private final LongAdder errors = new LongAdder();
    private final Phaser chains = new Phaser(1);
    private final long end;

    private Load(Variant variant, Duration duration) {
        this.variant = variant;
        this.end = System.nanoTime() + duration.toNanos();
    }

    /** Runs it and waits for the last answers. */
    static Sample run(Variant variant, int inFlight, Duration duration) throws InterruptedException, TimeoutException {
        Costs before = Costs.now();
        long begun = System.nanoTime();
        Load load = new Load(variant, duration);
        load.chains.bulkRegister(inFlight);
        for (int i = 0; i < inFlight; i++) {
            load.next();
        }
        load.chains.awaitAdvanceInterruptibly(
                load.chains.arriveAndDeregister(), duration.plus(LAST_ANSWERS).toMillis(), TimeUnit.MILLISECONDS);
        return load.sample(System.nanoTime() - begun, Costs.now().since(before));
    }

    private void next() {
        long begun = System.nanoTime();
        variant.call(error -> ended(begun, error));
    }

    private void ended(long begun, @Nullable Throwable error) {
        long now = System.nanoTime();
        latencies.recordValue(now - begun);
        if (error != null) {
            errors.increment();
        }
        if (now < end) {
            next();
        } else {
            chains.arriveAndDeregister();
        }
    }

    private Sample sample(long nanos, Costs.Used costs) {
        Histogram histogram = latencies.getIntervalHistogram();
        double calls = histogram.getTotalCount();
        return new Sample(
                calls * 1e9 / nanos,
                histogram.getValueAtPercentile(50) / 1e3,
                histogram.getValueAtPercentile(99) / 1e3,
                costs.allocated() / calls,
                costs.cpuNanos() / 1e3 / calls,
                errors.sum());
    }
}
