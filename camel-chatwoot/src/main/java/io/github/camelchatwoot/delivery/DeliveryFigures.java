// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.concurrent.atomic.LongAdder;

/** Counts what deliveries did. Safe to share across threads. */
public final class DeliveryFigures {

    private final LongAdder created = new LongAdder();
    private final LongAdder found = new LongAdder();
    private final LongAdder nuls = new LongAdder();
    private final LongAdder paced = new LongAdder();
    private final LongAdder sentAgain = new LongAdder();
    private final LongAdder unresolved = new LongAdder();

    /** Messages that were delivered. */
    public long created() {
        return created.sum();
    }

    /** Messages that were there already. */
    public long found() {
        return found.sum();
    }

    /** NUL characters that were taken out of texts. */
    public long nuls() {
        return nuls.sum();
    }

    /** Messages that waited because the server takes only so many for a conversation. */
    public long paced() {
        return paced.sum();
    }

    /** Messages that were sent again because it was certain that the server had not stored them. */
    public long sentAgain() {
        return sentAgain.sum();
    }

    /** Deliveries of which nobody knows yet what became of them. */
    public long unresolved() {
        return unresolved.sum();
    }

    void delivered(boolean isNew) {
        (isNew ? created : found).increment();
    }

    void nuls(int count) {
        nuls.add(count);
    }

    void countPaced() {
        paced.increment();
    }

    void countSentAgain() {
        sentAgain.increment();
    }

    void countUnresolved() {
        unresolved.increment();
    }
}
