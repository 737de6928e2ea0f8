// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.desk;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * Where an example runs, and how.
 *
 * @param out where it tells its story
 * @param environment variables, as of the process: they name a Chatwoot to use instead of the sandbox
 * @param dsl the form of the routes: yaml or java
 * @param keep whether it goes on after its story
 */
public record Setting(PrintStream out, Map<String, String> environment, String dsl, boolean keep) {

    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(20);

    public Setting {
        environment = Map.copyOf(environment);
    }

    /** That of this process: its environment, and the system properties keep and dsl. */
    public static Setting ofProcess() {
        return new Setting(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                System.getenv(),
                System.getProperty("dsl", "yaml"),
                !System.getProperty("keep", "false").equals("false"));
    }

    public boolean inJava() {
        return dsl.equals("java");
    }

    /** Where the bridge is to listen: BRIDGE_PORT, or a port that is free. */
    public int port() {
        String wanted = environment.get("BRIDGE_PORT");
        return wanted == null ? freePort() : Integer.parseInt(wanted);
    }

    /** How Chatwoot reaches the bridge: BRIDGE_URL, or this machine. */
    public String bridgeUrl(int port) {
        return Objects.requireNonNullElse(environment.get("BRIDGE_URL"), "http://127.0.0.1:" + port);
    }

    /** A port that nobody listens at. */
    public static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells something, indented, with empty lines around it. */
    public void tell(String... lines) {
        out.println();
        List.of(lines).forEach(line -> out.println("  " + line));
        out.println();
    }

    /** Waits for Ctrl-C, if it is to go on; then the JVM waits until this thread has closed everything. */
    public void stay(String... lines) throws InterruptedException {
        if (!keep) {
            return;
        }
        tell(lines);
        out.println("  Stop with Ctrl-C.");
        CountDownLatch stopped = new CountDownLatch(1);
        Thread here = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stopped, here), "example-stop"));
        stopped.await();
    }

    private void end(CountDownLatch stopped, Thread running) {
        stopped.countDown();
        try {
            running.join(LONGEST_CLOSING.toMillis());
            if (running.isAlive()) {
                out.println("  Not everything was closed within " + LONGEST_CLOSING.toSeconds() + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
