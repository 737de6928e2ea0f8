// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A map that forgets what was not asked for since long. Safe for any thread. */
final class Recent<K, V> {

    private final Map<K, V> entries;

    /** @param capacity how many entries it keeps */
    Recent(int capacity) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized @Nullable V get(K key) {
        return entries.get(key);
    }

    /** Sets a value, and tells the one before. */
    synchronized @Nullable V put(K key, V value) {
        return entries.put(key, value);
    }

    synchronized void remove(K key) {
        entries.remove(key);
    }

    /** Removes a value if it still is the same. */
    synchronized void remove(K key, V value) {
        entries.remove(key, value);
    }
}
