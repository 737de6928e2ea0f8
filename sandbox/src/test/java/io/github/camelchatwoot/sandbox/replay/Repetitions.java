// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Step;

/** How often receivers were told again during each step of a recording: that may have been a step or two later. */
final class Repetitions {

    private final Map<String, Integer> rounds = new HashMap<>();

    Repetitions(List<Step> steps) {
        Set<String> known = new HashSet<>();
        for (Step step : steps) {
            Map<String, Integer> again = new HashMap<>();
            for (Hook hook : step.hooks()) {
                hook.header("x-chatwoot-delivery")
                        .filter(delivery -> !known.add(delivery))
                        .ifPresent(delivery -> again.merge(delivery, 1, Integer::sum));
            }
            again.values().forEach(times -> rounds.merge(step.name(), times, Math::max));
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
}
