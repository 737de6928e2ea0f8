// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Counts failures, and tells how long to wait after each. Used by the tasks of one executor only. */
final class Waits {

    private final Backoff backoff;
    private final DoubleSupplier random;
    private int failures;

    Waits(Backoff backoff, DoubleSupplier random) {
        this.backoff = backoff;
        this.random = random;
    }

    /** It went well. */
    void reset() {
        failures = 0;
    }

    /**
     * The wait after a failure.
     *
     * @param patient whether it is to be as long as possible
     */
    Duration next(boolean patient) {
        Duration delay = backoff.delay(failures++, random.getAsDouble());
        return patient ? backoff.longest() : delay;
    }
}
