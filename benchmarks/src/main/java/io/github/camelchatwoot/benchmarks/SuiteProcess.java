// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.report.Section;
import io.github.camelchatwoot.benchmarks.report.SuiteResult;

/** A suite in a process of its own, so that none finds what another has left in memory or made of the code. */
final class SuiteProcess {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private SuiteProcess() {}

    /** Runs it and waits for its end. */
    static SuiteResult run(Suites suite, Effort effort, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        SuiteProcess.class.getName(),
                        suite.label(),
                        effort.name(),
                        file.toString()))
                .inheritIO()
                .start();
        if (!process.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("The suite " + suite.label() + " did not end in " + PATIENCE.toMinutes() + " min");
        }
        if (process.exitValue() != 0) {
            throw new IOException("The suite " + suite.label() + " ended with " + process.exitValue());
        }
        return read(file);
    }

    /** What a suite wrote. */
    static SuiteResult read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), SuiteResult.class);
    }

    /** The process itself: suite, effort, file for what comes of it. */
    public static void main(String[] args) throws Exception {
        Suites suite = Suites.of(args[0]);
        Effort effort = Effort.valueOf(args[1]);
        Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<Section> sections = suite.suite().run(effort);
        long seconds = Duration.between(began, Instant.now()).toSeconds();
        JSON.writeValue(
                Path.of(args[2]).toFile(), new SuiteResult(suite.label(), effort, began.toString(), seconds, sections));
        System.exit(0); // whatever a peer may have left running
    }
}
