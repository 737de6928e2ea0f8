// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Waits for what is still on its way. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Waiting() {}

    /** Waits until a count is reached, and tells how much it is away from it in the end. */
    public static long forCount(LongSupplier count, long wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count.getAsLong() < wanted && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        return Math.abs(wanted - count.getAsLong());
    }
}
