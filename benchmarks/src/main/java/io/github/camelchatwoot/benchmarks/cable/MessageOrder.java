// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.cable;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts the messages that do not come in the order of their conversation. Safe for any thread. */
final class MessageOrder {

    private final AtomicLongArray last = new AtomicLongArray(CableFrames.CONVERSATIONS);
    private final LongAdder broken = new LongAdder();

    void came(long conversation, long message) {
        int index = (int) (conversation - CableFrames.FIRST_ID);
        if (last.getAndAccumulate(index, message, Math::max) >= message) {
            broken.increment();
        }
    }

    /** How many came after a later one, or twice. */
    long broken() {
        return broken.sum();
    }
}
