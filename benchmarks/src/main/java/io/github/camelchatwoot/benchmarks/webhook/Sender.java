// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A process of its own that delivers events, as fast as they are answered, so that what this costs does not count among
 * the costs of who receives them.
 */
final class Sender implements AutoCloseable {

    /** No receiver is so fast. */
    private static final int MAX_PER_MILLI = 30;

    private final Process process;
    private final BufferedReader says;
    private final PrintStream hears;

    /**
     * What was sent.
     *
     * @param accepted how many were answered with 200
     * @param refused how many were answered with 503
     * @param errors how many were answered with something else, or not at all
     */
    record Sent(long accepted, long refused, long errors, long nanos, double p50, double p99) {

        static Sent of(String line) {
            String[] words = line.split(" ", -1);
            return new Sent(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]),
                    Double.parseDouble(words[4]),
                    Double.parseDouble(words[5]));
        }

        /** Both together; times and latencies are the later ones. */
        Sent plus(Sent later) {
            return new Sent(
                    accepted + later.accepted,
                    refused + later.refused,
                    errors + later.errors,
                    later.nanos,
                    later.p50,
                    later.p99);
        }

        @Override
        public String toString() {
            return accepted + " " + refused + " " + errors + " " + nanos + " " + p50 + " " + p99;
        }
    }

    private Sender(Process process) {
        this.process = process;
        this.says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.hears = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static Sender start() throws IOException {
        return new Sender(new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Sender.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Connects and signs what is going to be sent in so much time. */
    void prepare(int port, int connections, Duration turn) throws IOException {
        hears.println(port + " " + connections + " " + turn.toMillis());
        if (!"ready".equals(says.readLine())) {
            throw new IOException("The sender did not connect");
        }
    }

    /** Sends what was prepared, until the time is over. */
    Sent send() throws IOException {
        hears.println("go");
        String line = says.readLine();
        if (line == null) {
            throw new IOException("The sender has ended");
        }
        return Sent.of(line);
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The process itself: goes on until its input ends. */
    public static void main(String[] args) throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        long sent = 0;
        try (Deliverer deliverer = new Deliverer()) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                String[] words = line.split(" ", -1);
                int millis = Integer.parseInt(words[2]);
                Deliveries deliveries = Deliveries.of(sent, millis * MAX_PER_MILLI);
                sent += deliveries.count();
                deliverer.connect(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
                System.out.println("ready");
                if (input.readLine() == null) {
                    return;
                }
                System.out.println(deliverer.deliver(deliveries, Duration.ofMillis(millis)));
            }
        }
    }
}
