// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Step;

/**
 * How often receivers were told again during each step of a recording. Recorders do not always wait for that: it may
 * have been a step or two later.
 */
final class Repetitions {

    private static final Set<Integer> REPEATED = Set.of(429, 500);

    private final Map<String, Integer> rounds = new HashMap<>();
    private final Set<String> onlyOld = new HashSet<>();

    Repetitions(List<Step> steps) {
        Set<String> known = new HashSet<>();
        for (Step step : steps) {
            Set<String> open = new HashSet<>();
            Map<String, Integer> again = new HashMap<>();
            for (Hook hook : step.hooks()) {
                hook.header("x-chatwoot-delivery").ifPresent(delivery -> {
                    if (!known.add(delivery)) {
                        again.merge(delivery, 1, Integer::sum);
                    } else if (hook.answered().filter(REPEATED::contains).isPresent()) {
                        open.add(delivery);
                    }
                });
            }
            again.values().forEach(times -> rounds.merge(step.name(), times, Math::max));
            if (!again.isEmpty() && !open.isEmpty() && again.keySet().stream().noneMatch(open::contains)) {
                onlyOld.add(step.name());
            }
        }
    }

    /** Whether nobody was told again. */
    boolean isNone() {
        return rounds.isEmpty();
    }

    /** How often somebody was told again during the step. */
    int during(Step step) {
        return rounds.getOrDefault(step.name(), 0);
    }

    /** Whether during the step only what was told before it was told again, and the rest later. */
    boolean isOnlyOld(Step step) {
        return onlyOld.contains(step.name());
    }
}
