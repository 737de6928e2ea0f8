// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelchatwoot.benchmarks.measure.Heap;
import io.github.camelchatwoot.benchmarks.measure.Waiting;
import io.github.camelchatwoot.benchmarks.webhook.Sender.Sent;

/**
 * Webhooks without a pause, with order and the other defaults.
 *
 * @param slowest events in the slowest second
 * @param lost events that were answered with 200 and did not reach the end of the route, or more than once
 * @param before KiB in use before, without garbage
 * @param after KiB in use afterwards, without garbage
 */
record Endurance(Sent sent, long slowest, long lost, long before, long after) {

    private static final int IN_FLIGHT = 16;

    static Endurance run(Sender sender, Duration time) throws IOException, InterruptedException {
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        try (Receiver receiver = new WebhookRoute("bodyFormat=bytes")) {
            sender.prepare(receiver.port(), IN_FLIGHT, Duration.ofSeconds(2));
            Sent warm = sender.send(); // fills what remembers, too
            long lost = Waiting.forCount(receiver::handled, warm.accepted());
            long before = Heap.afterCollection();
            sender.prepare(receiver.port(), IN_FLIGHT, time);
            List<Long> seconds = Collections.synchronizedList(new ArrayList<>(List.of(receiver.handled())));
            var unused = watch.scheduleAtFixedRate(() -> seconds.add(receiver.handled()), 1, 1, TimeUnit.SECONDS);
            Sent sent = sender.send();
            watch.shutdownNow();
            lost += Waiting.forCount(receiver::handled, warm.accepted() + sent.accepted());
            return new Endurance(sent, slowest(seconds), lost, before, Heap.afterCollection());
        } finally {
            watch.shutdownNow();
        }
    }

    private static long slowest(List<Long> seconds) {
        long slowest = Long.MAX_VALUE;
        for (int i = 1; i < seconds.size(); i++) {
            slowest = Math.min(slowest, seconds.get(i) - seconds.get(i - 1));
        }
        return slowest;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "without a pause for %.0f s: %d events, %.0f a second, %d in the slowest second, %d refused, %d errors,"
                        + " %d lost; heap %d KiB before, %d KiB after",
                sent.nanos() / 1e9,
                sent.accepted(),
                sent.accepted() * 1e9 / sent.nanos(),
                slowest,
                sent.refused(),
                sent.errors(),
                lost,
                before,
                after);
    }
}
