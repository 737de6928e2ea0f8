// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.report.Results;
import io.github.camelchatwoot.benchmarks.report.SuiteResult;
import io.github.camelchatwoot.benchmarks.report.Verdict;

/** Runs suites one after the other, each in a process of its own, and writes what came of them. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * The command: effort ({@code full}, {@code short}), names of suites separated by commas or {@code all}, folder for
     * what the suites write, file for the results. What suites that do not run now wrote into the folder earlier is in
     * the results too, each with its time. Ends with 1 when a target is missed by far.
     */
    public static void main(String[] args) throws Exception {
        Effort effort = Effort.valueOf(args[0].toUpperCase(Locale.ROOT));
        List<Suites> chosen = chosen(args[1]);
        Path folder = Files.createDirectories(Path.of(args[2]));
        for (Suites suite : chosen) {
            System.out.println("Running " + suite.label() + " ...");
            SuiteResult unused = SuiteProcess.run(suite, effort, file(folder, suite));
        }
        Results results = new Results(all(folder));
        Files.writeString(Path.of(args[3]), results.markdown());
        System.out.println(results.markdown());
        List<Verdict> gross =
                results.verdicts().stream().filter(Verdict::missedByFar).toList();
        gross.forEach(verdict -> System.err.println("Missed by far: "
                + verdict.target().what() + ", " + verdict.target().limit() + ", but " + verdict.measured()));
        System.exit(gross.isEmpty() ? 0 : 1);
    }

    private static List<Suites> chosen(String names) {
        return "all".equals(names)
                ? List.of(Suites.values())
                : Arrays.stream(names.split(",", -1)).map(Suites::of).toList();
    }

    private static List<SuiteResult> all(Path folder) throws IOException {
        List<SuiteResult> results = new ArrayList<>();
        for (Suites suite : Suites.values()) {
            if (Files.exists(file(folder, suite))) {
                results.add(SuiteProcess.read(file(folder, suite)));
            }
        }
        return results;
    }

    private static Path file(Path folder, Suites suite) {
        return folder.resolve(suite.label() + ".json");
    }
}
