// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.cable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A {@link CableStub} in a process of its own, so that what it costs does not count among the costs of who listens. */
final class CableServer implements AutoCloseable {

    private final Process process;
    private final BufferedReader says;
    private final PrintStream hears;
    private final int port;

    private CableServer(Process process) throws IOException {
        this.process = process;
        this.says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.hears = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.port = Integer.parseInt(answer());
    }

    static CableServer start() throws IOException {
        return new CableServer(new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        CableServer.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private String answer() throws IOException {
        String line = says.readLine();
        if (line == null) {
            throw new IOException("The server has ended");
        }
        return line;
    }

    /** Where it listens, on 127.0.0.1. */
    int port() {
        return port;
    }

    /** Waits until somebody has subscribed with this token. */
    void await(String token) throws IOException {
        hears.println("await " + token);
        if (!"ready".equals(answer())) {
            throw new IOException("Nobody has subscribed");
        }
    }

    /** Tells events to who has subscribed with this token, until the time is over; returns how many. */
    long tell(String token, Duration turn) throws IOException {
        hears.println(token + " " + turn.toMillis());
        return Long.parseLong(answer());
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The process itself: goes on until its input ends. */
    public static void main(String[] args) throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (CableStub stub = new CableStub()) {
            System.out.println(stub.port());
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("await")) {
                    stub.await(words[1]);
                    System.out.println("ready");
                } else {
                    System.out.println(stub.tell(words[0], Duration.ofMillis(Long.parseLong(words[1]))));
                }
            }
        }
    }
}
