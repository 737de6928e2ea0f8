// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

/** Remembers keys, for as long as it can. Safe for any thread; may block, and may throw when it cannot be reached. */
public interface Memory {

    /** Whether a key was added and not removed since. */
    boolean contains(String key);

    /** Adds a key; nothing happens when it is there. */
    void add(String key);

    /** Removes a key, and tells whether it was there; of many at the same time, one is told so. */
    boolean remove(String key);
}
