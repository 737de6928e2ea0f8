// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.util.List;
import java.util.Locale;

/** The least, the middle and the greatest of some figures. */
public record Spread(double min, double median, double max) {

    /** Of figures in any order, at least one. */
    public static Spread of(List<Double> figures) {
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    /** Of one figure that was measured once. */
    public static Spread once(double figure) {
        return new Spread(figure, figure, figure);
    }

    /** As {@code min / median / max} with two decimals. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f / %.2f / %.2f", min, median, max);
    }
}
