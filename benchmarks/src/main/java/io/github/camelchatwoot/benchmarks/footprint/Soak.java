// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelchatwoot.benchmarks.measure.Heap;

/** An application that runs for a while although much goes wrong: what it holds on to is looked at after each tenth. */
final class Soak {

    private static final int TENTHS = 10;
    private static final int LOOKS = 10;
    private static final int CONTACTS = 400;
    private static final int PER_SECOND = 50;
    private static final int ENTRIES_OF_A_MESSAGE = 5;
    private static final int REMEMBERED = 100_000;
    private static final int SWEEPS = 5;
    private static final int AUDITS = 90;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Soak() {}

    /**
     * How long and how hard.
     *
     * @param fill how many messages are written before, so that memories are full
     * @param cut how often the WebSocket is cut
     */
    record Plan(Duration duration, int fill, Duration sweepInterval, Duration cut) {

        /** How many entries the memory of the application has: full when those messages are written. */
        int remembered() {
            return fill == 0 ? REMEMBERED : fill * ENTRIES_OF_A_MESSAGE;
        }
    }

    /**
     * What the application held on to at the end of a tenth.
     *
     * @param heap what is left after a collection, in KiB
     * @param most threads and connections that were seen in this tenth
     */
    record Tenth(double second, long written, long heard, long brought, long heap, Holding most) {}

    /**
     * What came of it.
     *
     * @param struck how often something went wrong
     * @param heard events of messages in the application, doubles included
     * @param failed messages that were given up
     */
    record Endured(int messages, long struck, long heard, long failed, SoakAudit.Found found, List<Tenth> tenths) {

        Endured {
            tenths = List.copyOf(tenths);
        }
    }

    static Endured run(Plan plan) throws Exception {
        int port = freePort();
        try (SoakDesk desk = SoakDesk.start("http://127.0.0.1:" + port + "/chatwoot");
                SoakApplication application = new SoakApplication(
                        desk.access(), port, plan.sweepInterval().toMillis(), plan.remembered());
                SoakLoad load = new SoakLoad(application, CONTACTS)) {
            fill(application, load, plan);
            desk.disturb(plan.cut());
            load.begin(PER_SECOND);
            List<Tenth> tenths = new ArrayList<>();
            long begun = System.nanoTime();
            for (int i = 1; i <= TENTHS; i++) {
                tenths.add(tenth(
                        application, begun, plan.duration().multipliedBy(i).dividedBy(TENTHS)));
            }
            int messages = load.end();
            long struck = desk.calm();
            SoakAudit.Found found = settled(desk, messages, plan.sweepInterval());
            return new Endured(messages, struck, application.heard(), application.failed(), found, tenths);
        }
    }

    /**
     * Writes messages and waits until all of them were brought on; then until a sweep has seen so: while they came,
     * none may have come to its end, and the next one begins where the last one did that has.
     */
    private static void fill(SoakApplication application, SoakLoad load, Plan plan)
            throws IOException, InterruptedException {
        int messages = plan.fill();
        if (messages == 0) {
            return;
        }
        load.fill(messages);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (application.brought() < messages) {
            if (System.nanoTime() > end) {
                throw new IOException("Only " + application.brought() + " of " + messages + " messages have come");
            }
            Thread.sleep(100);
        }
        Thread.sleep(plan.sweepInterval().multipliedBy(SWEEPS).toMillis());
    }

    /** @param until the end of it, counted from the beginning */
    private static Tenth tenth(SoakApplication application, long begun, Duration until)
            throws IOException, InterruptedException {
        long left = until.toNanos() - (System.nanoTime() - begun);
        Holding most = Holding.now();
        for (int i = 0; i < LOOKS; i++) {
            Thread.sleep(Math.max(0, left / LOOKS / 1_000_000));
            most = most.max(Holding.now());
        }
        return new Tenth(
                (System.nanoTime() - begun) / 1e9,
                application.written(),
                application.heard(),
                application.brought(),
                Heap.afterCollection(),
                most);
    }

    /** What is there when nothing is missing any more, or after a while; and when nothing more can come. */
    private static SoakAudit.Found settled(SoakDesk desk, int messages, Duration sweepInterval)
            throws IOException, InterruptedException {
        for (int i = 0; i < AUDITS && desk.audit(messages).lost() > 0; i++) {
            Thread.sleep(1_000);
        }
        Thread.sleep(sweepInterval.multipliedBy(2).toMillis());
        return desk.audit(messages);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
