// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.time.Duration;

/** The bounds of what can be asked for. */
final class Limits {
    /** A delay longer than this is taken for a mistake in the unit. */
    static final Duration LONGEST = Duration.ofDays(1);

    /** How many faults can be switched on at the same time. */
    static final int FAULTS = 1000;

    /** How many webhooks can be late at the same time. */
    static final int LATE = 10_000;

    private Limits() {}

    static void check(String what, Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " is between 0 and 24 hours, not " + duration);
        }
    }
}
