// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.github.camelchatwoot.sandbox.background.Pending;
import io.github.camelchatwoot.sandbox.background.Timers;
import io.github.camelchatwoot.sandbox.state.Contacts;

/** What faults need in order to strike: time, and a hand on what a request sets off. Used on the event loop only. */
public final class Surroundings {
    private final Timers timers;
    private final Pending pending;
    private final Runnable forget;
    private final Contacts contacts;
    private final Set<Timers.Timer> requests = new HashSet<>();

    /** @param forget drops the jobs and events that the request in progress left behind */
    public Surroundings(Timers timers, Pending pending, Runnable forget, Contacts contacts) {
        this.timers = timers;
        this.pending = pending;
        this.forget = forget;
        this.contacts = contacts;
    }

    /** Goes on with a request later, by the time of the double; until then the double is not idle. */
    void delayRequest(Duration delay, Runnable action) {
        pending.begin();
        Timers.Timer[] own = new Timers.Timer[1];
        own[0] = timers.after(delay, () -> {
            requests.remove(own[0]);
            try {
                action.run();
            } finally {
                pending.end();
            }
        });
        requests.add(own[0]);
    }

    /** Forgets the requests that are delayed, as a server does that dies. */
    public void dropRequests() {
        requests.forEach(timer -> {
            timer.cancel();
            pending.end();
        });
        requests.clear();
    }

    /** Goes on with a request later, as if it had looked at the contacts now. */
    void delayCommit(Duration delay, Runnable action) {
        long seen = contacts.lastId();
        delayRequest(delay, () -> contacts.blindly(seen, action));
    }

    void forgetEffects() {
        forget.run();
    }
}
