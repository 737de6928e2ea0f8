// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.util.ArrayList;
import java.util.List;

import io.github.camelchatwoot.benchmarks.measure.Effort;

/**
 * How messages are created. Immutable.
 *
 * @param delayMillis how long the server takes
 * @param inFlight how many calls are under way at any time
 */
record Scenario(int delayMillis, int inFlight, Payload payload) {

    private static final int LONG_KIB = 100;

    /** Those that are worth the time. */
    static List<Scenario> of(Effort effort) {
        if (effort != Effort.FULL) {
            return List.of(
                    new Scenario(0, 16, Payload.SMALL),
                    new Scenario(0, 128, Payload.SMALL),
                    new Scenario(20, 16, Payload.SMALL));
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (int delay : List.of(0, 20, 100)) {
            for (int inFlight : List.of(1, 16, 128)) {
                scenarios.add(new Scenario(delay, inFlight, Payload.SMALL));
            }
        }
        scenarios.add(new Scenario(0, 16, Payload.ofKib(LONG_KIB)));
        return scenarios;
    }

    String title() {
        return "createMessage, " + delayMillis + " ms server time, " + inFlight + " in flight"
                + (isSmall() ? "" : ", " + LONG_KIB + " KB bodies");
    }

    boolean isSmall() {
        return payload.equals(Payload.SMALL);
    }
}
