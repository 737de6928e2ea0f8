// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Everything that was measured, as a page in Markdown. Immutable. */
public record Results(List<SuiteResult> suites) {

    public Results {
        suites = List.copyOf(suites);
    }

    /** About all targets that something was measured of, in the order of the suites. */
    public List<Verdict> verdicts() {
        return suites.stream()
                .flatMap(suite -> suite.sections().stream())
                .flatMap(section -> section.verdicts().stream())
                .toList();
    }

    /** The page. */
    public String markdown() {
        StringBuilder page = new StringBuilder("# Results\n\n")
                .append("Written by the benchmarks ([how to run and read them](README.md)); not edited by hand.\n\n")
                .append(Machine.describe())
                .append(".\n\n## Targets\n\n| what | target | measured (min / median / max) | |\n|---|---|--:|---|\n");
        verdicts()
                .forEach(verdict -> page.append(String.format(
                        "| %s | %s | %s | %s |%n",
                        verdict.target().what(),
                        verdict.target().limit(),
                        verdict.measured(),
                        verdict.reached() ? "met" : "**missed**")));
        suites.forEach(suite -> append(page, suite));
        return page.toString();
    }

    private static void append(StringBuilder page, SuiteResult suite) {
        page.append(String.format(
                "%n## %s%n%nRun %s, in %d s, effort `%s`.%n",
                suite.suite(),
                suite.began(),
                suite.seconds(),
                suite.effort().name().toLowerCase(Locale.ROOT)));
        suite.sections()
                .forEach(section -> page.append(String.format(
                        "%n### %s%n%n%s%n", section.title(), section.text().strip())));
    }
}
