// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints the samples of several rounds: medians, and the rate as a ratio to the first variant in the same round. */
final class Table {

    private Table() {}

    static String of(int delayMillis, int inFlight, Map<String, List<Sample>> rounds) {
        List<Sample> limit = rounds.values().iterator().next();
        StringBuilder table = new StringBuilder(line("\n%d ms server time, %d in flight%n", delayMillis, inFlight));
        table.append(line(
                "%-28s %8s %8s %8s %8s %8s   %-20s %s%n",
                "", "calls/s", "p50 us", "p99 us", "B/call", "cpu us", "ratio min/med/max", "errors"));
        rounds.forEach((name, samples) -> table.append(line(
                "%-28s %8.0f %8.0f %8.0f %8.0f %8.1f   %4.2f / %4.2f / %4.2f   %d%n",
                name,
                median(samples, Sample::callsPerSecond),
                median(samples, Sample::p50),
                median(samples, Sample::p99),
                median(samples, Sample::bytesPerCall),
                median(samples, Sample::cpuPerCall),
                ratios(samples, limit)[0],
                ratios(samples, limit)[samples.size() / 2],
                ratios(samples, limit)[samples.size() - 1],
                samples.stream().mapToLong(Sample::errors).sum())));
        return table.toString();
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.stream().mapToDouble(figure).sorted().toArray()[samples.size() / 2];
    }

    private static double[] ratios(List<Sample> samples, List<Sample> limit) {
        double[] ratios = new double[samples.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = samples.get(i).callsPerSecond() / limit.get(i).callsPerSecond();
        }
        Arrays.sort(ratios);
        return ratios;
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
