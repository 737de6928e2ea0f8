// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Lets deliveries that must not overlap go one after the other. The component's own locks hold within one JVM, which is
 * enough as long as one instance serves an inbox. Where several do, give the option {@code deliveryLocks} locks that
 * all of them see; a lock of a database would take a row or an advisory lock by the key, in a transaction or session of
 * its own, and give it back when {@link Lock#release()} is called or the connection ends.
 *
 * <p>Safe for any thread. A lock is held for as long as a delivery takes: some calls, at worst a minute.
 */
public interface DeliveryLocks {

    /** A lock that is held. */
    @FunctionalInterface
    interface Lock {
        /** Gives it back. Called once, by any thread; does not throw. */
        void release();
    }

    /**
     * Waits for a lock without holding a thread.
     *
     * @param key equal for what must not overlap, the same in all instances; 64 hex digits. Who waits for the same key
     *     gets it in the order of asking: else messages of a contact may change their order
     * @param patience how long to wait at most
     * @return completes once: with the lock, or with an exception when there is none in time. Then nothing was sent
     */
    CompletableFuture<Lock> acquire(String key, Duration patience);
}
