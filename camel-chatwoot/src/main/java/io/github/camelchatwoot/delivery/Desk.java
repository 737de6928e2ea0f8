// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Time;

/**
 * What deliveries work with. Safe to share across threads.
 *
 * @param server names the server that the deliveries go to
 * @param ledger remembers what was delivered
 * @param resolved remembers where
 */
record Desk(
        String server,
        Rules rules,
        Questions questions,
        Conversations conversations,
        Messages messages,
        Ledger ledger,
        Resolved resolved,
        Pace pace,
        DeliveryFigures figures) {

    Time time() {
        return questions.time();
    }

    Ledger.Entry entry(Session session, String sourceId) {
        return Ledger.Entry.of(server, session, sourceId);
    }

    /** From when on a call that ended unclearly is not carried out any more: it may have been sent just now. */
    long certainAt(Failure failure) {
        long limit = rules.commitLimit().toNanos();
        long passed = failure instanceof Failure.TimedOut late ? late.after().toNanos() : 0;
        return time().nanos() + Math.max(0, limit - passed);
    }
}
