// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** The last looks at the server, as many as are of use. For one thread at a time. */
final class Observations {

    private static final int PER_LAG = 4;

    private final long lag;
    private final Deque<Observation> kept = new ArrayDeque<>();

    /** @param lag how old one has to be */
    Observations(Duration lag) {
        this.lag = lag.toNanos();
    }

    /** Adds one, unless there is one that is nearly as new. Of those that are old enough, the newest is enough. */
    void add(Observation next) {
        if (!kept.isEmpty() && next.nanos() - kept.getLast().nanos() < lag / PER_LAG) {
            return;
        }
        kept.add(next);
        while (kept.size() > 1 && isOld(second(), next.nanos())) {
            kept.removeFirst();
        }
    }

    private Observation second() {
        Iterator<Observation> all = kept.iterator();
        all.next();
        return all.next();
    }

    /** The newest one that was old enough at a time. */
    Optional<Observation> before(long nanos) {
        Optional<Observation> newest = Optional.empty();
        for (Observation one : kept) {
            if (isOld(one, nanos)) {
                newest = Optional.of(one);
            }
        }
        return newest;
    }

    private boolean isOld(Observation one, long nanos) {
        return nanos - one.nanos() >= lag;
    }
}
