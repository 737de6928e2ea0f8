// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;

/**
 * How long to wait before the next connection: any time between the shortest one and a limit that doubles with each
 * failure, so that the clients of a server that comes back do not come all at once. Immutable.
 *
 * @param shortest no wait is shorter
 * @param longest no wait is longer
 */
public record Backoff(Duration shortest, Duration longest) {

    private static final Duration FIRST_LIMIT = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 30;

    public Backoff {
        if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("A backoff from " + shortest + " to " + longest + " is none");
        }
    }

    /**
     * The wait before an attempt.
     *
     * @param attempt 0 for the first one after a confirmed subscription
     * @param random between 0 and 1
     */
    public Duration delay(int attempt, double random) {
        double doubled = (double) FIRST_LIMIT.toNanos() * Math.pow(2, Math.min(attempt, DOUBLINGS));
        double limit = Math.max((double) shortest.toNanos(), Math.min(doubled, (double) longest.toNanos()));
        double spread = limit - (double) shortest.toNanos();
        return shortest.plusNanos((long) (spread * random));
    }
}
