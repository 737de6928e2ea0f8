// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

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

    /** The samples of each stage, in the order of the rounds; two rounds more go before, for the compiler. */
    static Map<String, List<Sample>> measure(Duration turn, int rounds) throws InterruptedException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        int count = (int) turn.toMillis() * PER_MILLI;
        long from = 0;
        try (Stage plain = new PlainExchange();
                Stage pipeline = new PipelineOnly();
                Stage consumer = new ConsumerOnly("bodyFormat=bytes")) {
            for (int round = -2; round < rounds; round++) {
                for (Stage stage : List.of(plain, pipeline, consumer)) {
                    Sample sample = sample(stage, Deliveries.of(from, count));
                    from += count;
                    if (round >= 0) {
                        samples.computeIfAbsent(stage.name(), name -> new ArrayList<>())
                                .add(sample);
                    }
                }
            }
        }
        return samples;
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
        Costs costs = Costs.now().since(before);
        double events = ready.size();
        double nanos = System.nanoTime() - begun;
        return new Sample(
                events * 1e9 / nanos, 0, 0, costs.allocated() / events, costs.cpuNanos() / 1e3 / events, lost);
    }
}
