// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lets variants take turns, so that whatever else the machine does hits all of them. */
public final class Rounds {

    private Rounds() {}

    /** Measures a variant for one turn. */
    @FunctionalInterface
    public interface Turn<V> {
        Sample run(V variant) throws Exception;
    }

    /** All rounds of all variants: A, B, A, B. */
    public static <V> Comparison run(List<V> variants, Function<V, String> name, Effort effort, Turn<V> turn)
            throws Exception {
        return run(variants, name, effort.warmUp(), effort.rounds(), turn);
    }

    /** The same with another number of rounds for the compiler, as where the same code has run just before. */
    public static <V> Comparison run(List<V> variants, Function<V, String> name, int warmUp, int rounds, Turn<V> turn)
            throws Exception {
        List<List<Sample>> samples = variants.stream()
                .map(variant -> (List<Sample>) new ArrayList<Sample>())
                .toList();
        for (int round = 0; round < warmUp + rounds; round++) {
            for (int i = 0; i < variants.size(); i++) {
                samples.get(i).add(turn.run(variants.get(i)));
            }
        }
        List<Samples> all = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            List<Sample> mine = samples.get(i);
            all.add(new Samples(
                    name.apply(variants.get(i)), mine.subList(0, warmUp), mine.subList(warmUp, mine.size())));
        }
        return new Comparison(all);
    }
}
