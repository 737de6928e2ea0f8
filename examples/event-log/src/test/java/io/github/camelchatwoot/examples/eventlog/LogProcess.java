// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.eventlog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Desk;

import static org.awaitility.Awaitility.await;

/** The application that writes the log, in a process of its own, which can be killed as if the power had failed. */
final class LogProcess implements AutoCloseable {

    private final Process process;

    private LogProcess(Process process) {
        this.process = process;
    }

    /** Starts it, and waits until it listens. */
    static LogProcess start(Desk desk, Path folder, int port, String brokers) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LogProcess.class.getName(),
                        desk.baseUrl(),
                        desk.accessToken(),
                        folder.toString(),
                        String.valueOf(port),
                        brokers)
                .inheritIO()
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> process.isAlive() && listens(port));
        return new LogProcess(process);
    }

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws Exception {
        Desk desk = new Desk("", "", arguments[0], 1, 1, "none", arguments[1], "", "none", () -> {});
        Application.start(desk, properties(Path.of(arguments[2]), arguments[3], arguments[4]));
    }

    private static Map<String, String> properties(Path folder, String port, String brokers) {
        return Map.of(
                "camel.main.routes-include-pattern",
                "classpath:camel/log.camel.yaml",
                "camel.server.port",
                port,
                "log.url",
                "http://127.0.0.1:" + port,
                "log.brokers",
                brokers,
                "log.sweep",
                "1000",
                "log.memory",
                folder.resolve("events.txt").toString(),
                "log.cursor",
                folder.resolve("cursor.json").toString());
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** SIGKILL. */
    @Override
    public void close() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }
}
