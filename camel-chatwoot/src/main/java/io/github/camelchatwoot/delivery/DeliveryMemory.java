// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

/** Remembers keys, for as long as it can. Safe for any thread; may block, and may throw when it cannot be reached. */
public interface DeliveryMemory {

    /** Whether a key was added and not removed since. */
    boolean contains(String key);

    /** Adds a key; nothing happens when it is there. */
    void add(String key);

    /** Removes a key; nothing happens when it is not there. */
    boolean remove(String key);
}
