// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelchatwoot.sandbox.replay.Arrival.Proof;
import io.github.camelchatwoot.sandbox.replay.Deviation.What;

/**
 * What came of a step, or of a timeline.
 *
 * @param deviations what is not as recorded, with words about it
 * @param pairs how many effects had a counterpart
 * @param proofs how many deliveries were signed in which way
 */
record Outcome(String step, Map<Deviation, String> deviations, int pairs, Map<Proof, Long> proofs) {

    Outcome {
        deviations = new TreeMap<>(deviations);
        proofs = Map.copyOf(proofs);
    }

    boolean isFreeOf(What... whats) {
        return deviations.keySet().stream()
                .noneMatch(deviation -> List.of(whats).contains(deviation.what()));
    }

    /** Collects what comes of a step. */
    static final class Builder {

        private final String step;
        private final Map<Deviation, String> deviations = new LinkedHashMap<>();
        private int pairs;
        private Map<Proof, Long> proofs = Map.of();

        Builder(String step) {
            this.step = step;
        }

        Builder deviation(What what, String path, String words) {
            deviations.merge(new Deviation(step, what, path), words, (one, other) -> one);
            return this;
        }

        Builder differences(List<Difference> differences, What ofShape, What ofValue, String prefix) {
            differences.stream()
                    .filter(difference -> difference.kind() != Difference.Kind.RACE)
                    .forEach(difference -> deviation(
                            difference.isShape() ? ofShape : ofValue,
                            prefix + difference.path(),
                            difference.toString()));
            return this;
        }

        Builder effects(Effects.Match match) {
            counted(match.missing()).forEach(name -> deviation(What.EFFECTS, "missing " + name, ""));
            counted(match.extra()).forEach(name -> deviation(What.EFFECTS, "extra " + name, ""));
            match.pairs()
                    .forEach(pair ->
                            differences(pair.differences(), What.EFFECT_SHAPE, What.EFFECT_VALUE, pair.name() + " "));
            pairs = match.pairs().size();
            return this;
        }

        Builder proofs(List<Arrival> arrivals) {
            proofs = arrivals.stream().collect(Collectors.groupingBy(Arrival::proof, Collectors.counting()));
            arrivals.stream()
                    .filter(arrival -> arrival.proof() == Proof.INVALID || arrival.proof() == Proof.UNKNOWN)
                    .forEach(arrival -> deviation(
                            What.SIGNATURE,
                            Effects.name(arrival.effect()),
                            arrival.proof().toString()));
            return this;
        }

        private static List<String> counted(List<String> names) {
            return names.stream()
                    .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(entry -> entry.getValue() == 1 ? entry.getKey() : entry.getKey() + " x" + entry.getValue())
                    .toList();
        }

        Outcome build() {
            return new Outcome(step, deviations, pairs, proofs);
        }
    }
}
