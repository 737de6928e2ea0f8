// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.cable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.github.camelchatwoot.benchmarks.measure.Heap;
import io.github.camelchatwoot.benchmarks.measure.Waiting;

/**
 * Frames at full rate for a route that does not go on: no more are read than the window takes, and the rest waits in
 * the socket and at the server.
 *
 * @param sent frames while the route stood still
 * @param kept those that reached the end of the route when it went on
 * @param outOfOrder those that changed places with another one of their conversation
 * @param before KiB in use before, without garbage
 * @param full KiB in use while the route stands still, without garbage
 */
record CableStandStill(long sent, long kept, long outOfOrder, long before, long full) {

    private static final double KIB_PER_MB = 1024;
    private static final String TOKEN = "subscriber-that-stands-still";

    static CableStandStill run(CableServer server, Duration turn) throws IOException, InterruptedException {
        Gate gate = new Gate();
        try (CableRoute route =
                new CableRoute(server.port(), TOKEN, "bodyFormat=bytes&ordering=conversation", e -> gate.pass())) {
            server.await(TOKEN);
            long warm = server.tell(TOKEN, turn); // fills what remembers, too
            long missing = Waiting.forCount(route::handled, warm);
            long unused = Heap.afterCollection(); // what has just ended may go with the next one only
            long before = Heap.afterCollection();
            gate.close();
            long sent = server.tell(TOKEN, turn);
            long full = Heap.afterCollection();
            gate.open();
            missing += Waiting.forCount(route::handled, warm + sent);
            return new CableStandStill(sent, sent - missing, route.outOfOrder(), before, full);
        } finally {
            gate.open();
        }
    }

    /** What the route stands still at. */
    private static final class Gate {
        private volatile CountDownLatch latch = new CountDownLatch(0);

        void pass() throws InterruptedException {
            latch.await();
        }

        void close() {
            latch = new CountDownLatch(1);
        }

        void open() {
            latch.countDown();
        }
    }

    /** By how much the heap has grown. */
    double moreMegabytes() {
        return (full - before) / KIB_PER_MB;
    }

    @Override
    public String toString() {
        return "with a route that stands still: " + sent + " frames sent, " + kept + " came through later, "
                + outOfOrder + " out of order; heap " + before + " KiB before, " + full + " KiB with the window full";
    }
}
