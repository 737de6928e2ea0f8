// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds on to besides memory.
 *
 * @param threads that are alive
 * @param connections sockets that are open, those that listen included; 0 where the system does not tell
 */
record Holding(int threads, int connections) {

    private static final Path OPEN = Path.of("/proc/self/fd");

    static Holding now() throws IOException {
        return new Holding(ManagementFactory.getThreadMXBean().getThreadCount(), openSockets());
    }

    /** The most of each. */
    Holding max(Holding other) {
        return new Holding(Math.max(threads, other.threads), Math.max(connections, other.connections));
    }

    private static int openSockets() throws IOException {
        if (!Files.isDirectory(OPEN)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(OPEN)) {
            return (int) files.filter(Holding::isSocket).count();
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed since
        }
    }
}
