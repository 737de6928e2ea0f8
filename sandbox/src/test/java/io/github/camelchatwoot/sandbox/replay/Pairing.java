// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out which of the things that came are the ones that were wanted, when their order does not tell. */
final class Pairing {

    /** Two things that belong together, by their positions. */
    record Pair(int want, int got, List<Difference> differences) {

        private double cost() {
            return Pairing.cost(differences) + (want == got ? 0 : 0.5);
        }
    }

    /** Compares two things by their positions; empty when they can never be a pair. */
    interface Comparer {
        Optional<List<Difference>> compare(int want, int got);
    }

    private Pairing() {}

    /** The most alike first; each is in one pair at most. In the order of what was wanted. */
    static List<Pair> of(int wants, int gots, Comparer comparer) {
        List<Pair> candidates = new ArrayList<>();
        for (int i = 0; i < wants; i++) {
            for (int j = 0; j < gots; j++) {
                int want = i;
                int got = j;
                comparer.compare(i, j)
                        .ifPresent(differences -> candidates.add(new Pair(want, got, List.copyOf(differences))));
            }
        }
        candidates.sort(Comparator.comparingDouble(Pair::cost));
        Set<Integer> usedWants = new HashSet<>();
        Set<Integer> usedGots = new HashSet<>();
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : candidates) {
            if (!usedWants.contains(pair.want) && !usedGots.contains(pair.got)) {
                usedWants.add(pair.want);
                usedGots.add(pair.got);
                pairs.add(pair);
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::want));
        return pairs;
    }

    static double cost(List<Difference> differences) {
        return differences.stream().mapToDouble(Difference::cost).sum();
    }
}
