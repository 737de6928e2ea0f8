// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import io.github.camelchatwoot.sandbox.http.Course;
import io.github.camelchatwoot.sandbox.http.Exchange;

/** Lets requests proceed unless a fault strikes them. Used on the event loop only. */
public final class DisturbedCourse implements Course {
    private final Faults faults;
    private final Surroundings surroundings;

    public DisturbedCourse(Faults faults, Surroundings surroundings) {
        this.faults = faults;
        this.surroundings = surroundings;
    }

    @Override
    public void take(Exchange exchange) {
        if (Spared.is(exchange.path())) {
            exchange.proceed();
            return;
        }
        faults.forRequest(exchange.method(), exchange.template().orElse(null))
                .ifPresentOrElse(fault -> fault.strike(exchange, surroundings), exchange::proceed);
    }
}
