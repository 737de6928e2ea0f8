// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What the server's clock says at least: what happened last is not in its future, and since we saw it time has passed.
 * For one thread at a time.
 */
final class ServerClock {

    /** Clocks do not go at quite the same speed, so nothing is concluded from longer times. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private @Nullable Observation best;

    void saw(Observation seen) {
        if (seen.activity() >= atLeast(seen.nanos())) {
            best = seen;
        }
    }

    /**
     * What it said at least.
     *
     * @param nanos at which time by our clock
     * @return seconds since 1970
     */
    long atLeast(long nanos) {
        if (best == null) {
            return 0;
        }
        long passed = Math.max(0, Math.min(LONGEST.toNanos(), nanos - best.nanos()));
        return best.activity() + Duration.ofNanos(passed).toSeconds();
    }
}
