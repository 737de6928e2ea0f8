// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.github.camelchatwoot.benchmarks.measure.Heap;
import io.github.camelchatwoot.benchmarks.measure.Waiting;
import io.github.camelchatwoot.benchmarks.webhook.Sender.Sent;

/**
 * Webhooks for a route that does not go on: what the queue takes is kept, the rest is refused.
 *
 * @param kept events that reached the end of the route when it went on
 * @param before KiB in use before, without garbage
 * @param full KiB in use with a full queue, without garbage
 */
record StandStill(Sent sent, long kept, long before, long full) {

    /** What the queue takes by default. */
    static final int QUEUE = 1_000;

    private static final int IN_FLIGHT = 16;
    private static final int MAX_TURNS = 50;

    static StandStill run(Sender sender, Duration turn) throws IOException, InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        try (Receiver receiver = new WebhookRoute("bodyFormat=bytes", exchange -> gate.await())) {
            long before = Heap.afterCollection();
            Sent sent = fill(sender, receiver, turn);
            long full = Heap.afterCollection();
            gate.countDown();
            Waiting.forCount(receiver::handled, sent.accepted());
            return new StandStill(sent, receiver.handled(), before, full);
        } finally {
            gate.countDown();
        }
    }

    /** Sends until as much was refused as the queue takes, so that what is refused would show in the memory. */
    private static Sent fill(Sender sender, Receiver receiver, Duration turn) throws IOException {
        Sent all = new Sent(0, 0, 0, 0, 0, 0);
        for (int i = 0; i < MAX_TURNS && all.refused() < QUEUE; i++) {
            sender.prepare(receiver.port(), IN_FLIGHT, turn);
            all = all.plus(sender.send());
        }
        return all;
    }

    @Override
    public String toString() {
        return "with a route that stands still: " + sent.accepted() + " events taken, " + sent.refused()
                + " refused with 503, " + sent.errors() + " errors, " + kept + " came through later; heap " + before
                + " KiB before, " + full + " KiB full";
    }
}
