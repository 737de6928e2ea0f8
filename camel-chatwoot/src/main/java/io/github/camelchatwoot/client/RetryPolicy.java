// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;

/**
 * How often and when a call is tried again.
 *
 * @param retries how many more times after a failure; 0: never
 * @param firstDelay the wait before the first of them; each further one waits twice as long
 * @param longestDelay no wait is longer
 * @param patience how long a call that the server refuses for its rate (429) is tried again, however often that is
 */
public record RetryPolicy(int retries, Duration firstDelay, Duration longestDelay, Duration patience) {

    private static final int DOUBLINGS = 30;

    /** Every call is sent once. */
    public static final RetryPolicy NEVER = new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /**
     * The wait before a further attempt.
     *
     * @param attempt 0 for the first one
     * @param random between 0 and 1: spreads callers who failed at the same time
     */
    public Duration delay(int attempt, double random) {
        double full = (double) firstDelay.toNanos() * Math.pow(2, Math.min(attempt, DOUBLINGS));
        double capped = Math.min(full, (double) longestDelay.toNanos());
        return Duration.ofNanos((long) (capped * (0.5 + random / 2)));
    }
}
