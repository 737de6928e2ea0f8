// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.github.camelchatwoot.benchmarks.measure.Comparison;
import io.github.camelchatwoot.benchmarks.measure.Costs;
import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.Rounds;
import io.github.camelchatwoot.benchmarks.measure.Sample;
import io.github.camelchatwoot.benchmarks.measure.Waiting;

/**
 * What the component costs behind the web server: the garbage of the whole consumer minus that of a plain exchange is
 * its own share.
 */
final class Inside {

    /** About what is dealt with in that time. */
    private static final int PER_MILLI = 5;

    /** Less than the queue takes. */
    private static final int MAX_PENDING = 500;

    private Inside() {}

    /** All stages in turn. */
    static Comparison measure(Effort effort) throws Exception {
        int count = (int) effort.turn().toMillis() * PER_MILLI;
        AtomicLong from = new AtomicLong();
        try (Stage plain = new PlainExchange();
                Stage pipeline = new PipelineOnly();
                Stage consumer = new ConsumerOnly("bodyFormat=bytes")) {
            return Rounds.run(
                    List.of(plain, pipeline, consumer),
                    Stage::name,
                    effort,
                    stage -> sample(stage, Deliveries.of(from.getAndAdd(count), count)));
        }
    }

    private static Sample sample(Stage stage, Deliveries deliveries) throws InterruptedException {
        List<Runnable> ready = new ArrayList<>(deliveries.count());
        for (int i = 0; i < deliveries.count(); i++) {
            ready.add(stage.ready(deliveries, i));
        }
        long handled = stage.handled();
        long begun = System.nanoTime();
        Costs before = Costs.now();
        long begunWith = handled;
        for (Runnable delivery : ready) {
            delivery.run();
            begunWith++;
            while (begunWith - stage.handled() > MAX_PENDING) {
                LockSupport.parkNanos(20_000);
            }
        }
        long lost = Waiting.forCount(stage::handled, handled + ready.size());
        Costs.Used costs = Costs.now().since(before);
        double events = ready.size();
        double nanos = System.nanoTime() - begun;
        return new Sample(
                events * 1e9 / nanos, 0, 0, costs.allocated() / events, costs.cpuNanos() / 1e3 / events, lost);
    }
}
