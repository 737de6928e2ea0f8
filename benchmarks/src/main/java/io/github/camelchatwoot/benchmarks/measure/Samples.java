// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one variant did in all rounds, in their order. Immutable.
 *
 * @param warmUp the rounds that do not count
 * @param rounds the others
 */
public record Samples(String name, List<Sample> warmUp, List<Sample> rounds) {

    public Samples {
        warmUp = List.copyOf(warmUp);
        rounds = List.copyOf(rounds);
    }

    /** A figure of the rounds that count. */
    public Spread of(ToDoubleFunction<Sample> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }

    /** A figure as a ratio to the same figure of another variant in the same round. */
    public Spread ratio(Samples limit, ToDoubleFunction<Sample> figure) {
        double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(rounds.get(i))
                    / figure.applyAsDouble(limit.rounds().get(i));
        }
        return Spread.of(Arrays.stream(ratios).boxed().toList());
    }

    /** What went wrong in all rounds. */
    public long errors() {
        return rounds.stream().mapToLong(Sample::errors).sum();
    }
}
