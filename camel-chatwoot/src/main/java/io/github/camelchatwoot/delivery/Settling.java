// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.delivery.Messages.Found;

/**
 * Looks again and again for what the server may have stored, until it is there or it is certain that it never will be.
 */
record Settling(Questions questions, Asked asked, Supplier<Doing<Optional<Found>>> look) {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** After a refusal, what was stored is there at once. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /**
     * What was found at last; empty when a look after the moment found nothing; the failure of that look when it
     * failed.
     *
     * @param certainAt the moment from which on the server does not carry it out any more
     */
    Doing<Optional<Found>> until(long certainAt) {
        return look(FIRST, certainAt);
    }

    /** The same for what is stored already, if it is stored: one look now, and one a little later. */
    Doing<Optional<Found>> now() {
        long soon = questions.time().nanos() + SOON.toNanos();
        return look.get()
                .either(found -> found.isPresent() ? Doing.done(found) : look(SOON, soon), failure -> look(SOON, soon));
    }

    private Doing<Optional<Found>> look(Duration delay, long certainAt) {
        Duration left =
                Duration.ofNanos(Math.max(0, certainAt - questions.time().nanos()));
        return questions.later(asked, delay.compareTo(left) < 0 ? delay : left).then(now -> {
            boolean last = now - certainAt >= 0;
            Duration longer = delay.multipliedBy(2);
            Duration next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
            return look.get()
                    .either(
                            found -> last || found.isPresent() ? Doing.done(found) : look(next, certainAt),
                            failure -> last ? Doing.failed(failure) : look(next, certainAt));
        });
    }
}
