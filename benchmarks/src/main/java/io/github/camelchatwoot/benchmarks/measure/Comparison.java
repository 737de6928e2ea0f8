// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Variants that took turns, the first of which is what the others are compared with. Immutable. */
public record Comparison(List<Samples> variants) {

    private static final String HEAD = """
            | | calls/s | p50 µs | p99 µs | B/call | CPU µs | rate to the first (min / median / max) | CPU to the first | calls/s in the warm-up | errors |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    public Comparison {
        variants = List.copyOf(variants);
    }

    /** The variant of a name. */
    public Samples of(String name) {
        return variants.stream()
                .filter(samples -> samples.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No variant is called " + name));
    }

    /** A figure of one variant as a ratio to that of another one in the same round. */
    public Spread ratio(String name, String limit, ToDoubleFunction<Sample> figure) {
        return of(name).ratio(of(limit), figure);
    }

    /** All of it as a table in Markdown. */
    public String table() {
        StringBuilder table = new StringBuilder(HEAD);
        Samples first = variants.get(0);
        for (Samples samples : variants) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %s | %s | %.0f | %.1f | %s | %s | %s | %d |%n",
                    samples.name(),
                    samples.of(Sample::callsPerSecond).median(),
                    micros(samples.of(Sample::p50).median()),
                    micros(samples.of(Sample::p99).median()),
                    samples.of(Sample::bytesPerCall).median(),
                    samples.of(Sample::cpuPerCall).median(),
                    samples.ratio(first, Sample::callsPerSecond),
                    samples.ratio(first, Sample::cpuPerCall),
                    warmUp(samples),
                    samples.errors()));
        }
        return table.toString();
    }

    /** Some variants have no times of single calls. */
    private static String micros(double value) {
        return value > 0 ? String.format(Locale.ROOT, "%.0f", value) : "";
    }

    private static String warmUp(Samples samples) {
        return samples.warmUp().stream()
                .map(sample -> String.format(Locale.ROOT, "%.0f", sample.callsPerSecond()))
                .reduce((one, next) -> one + ", " + next)
                .orElse("");
    }
}
