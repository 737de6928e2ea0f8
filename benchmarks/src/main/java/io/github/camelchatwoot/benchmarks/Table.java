// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Prints the samples of several rounds: medians, and rate and processor time as ratios to the first variant in the same
 * round.
 */
final class Table {

    private Table() {}

    static String of(String title, Map<String, List<Sample>> rounds) {
        List<Sample> limit = rounds.values().iterator().next();
        StringBuilder table = new StringBuilder(line("\n%s%n", title));
        table.append(line(
                "%-44s %8s %8s %8s %8s %8s   %-20s %-20s %s%n",
                "",
                "calls/s",
                "p50 us",
                "p99 us",
                "B/call",
                "cpu us",
                "rate min/med/max",
                "cpu min/med/max",
                "errors"));
        rounds.forEach((name, samples) -> table.append(line(
                "%-44s %8.0f %8.0f %8.0f %8.0f %8.1f   %-20s %-20s %d%n",
                name,
                median(samples, Sample::callsPerSecond),
                median(samples, Sample::p50),
                median(samples, Sample::p99),
                median(samples, Sample::bytesPerCall),
                median(samples, Sample::cpuPerCall),
                ratios(samples, limit, Sample::callsPerSecond),
                ratios(samples, limit, Sample::cpuPerCall),
                samples.stream().mapToLong(Sample::errors).sum())));
        return table.toString();
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.stream().mapToDouble(figure).sorted().toArray()[samples.size() / 2];
    }

    private static String ratios(List<Sample> samples, List<Sample> limit, ToDoubleFunction<Sample> figure) {
        double[] ratios = new double[samples.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(samples.get(i)) / figure.applyAsDouble(limit.get(i));
        }
        Arrays.sort(ratios);
        return line("%4.2f / %4.2f / %4.2f", ratios[0], ratios[ratios.length / 2], ratios[ratios.length - 1]);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
