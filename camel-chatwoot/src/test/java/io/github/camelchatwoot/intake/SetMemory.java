// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers in a set, and cannot be reached for as long as a test wants. */
final class SetMemory implements Memory {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private volatile boolean down;
    private volatile boolean full;

    void setDown(boolean down) {
        this.down = down;
    }

    void setFull(boolean full) {
        this.full = full;
    }

    Set<String> keys() {
        return Set.copyOf(keys);
    }

    @Override
    public boolean contains(String key) {
        return reached().contains(key);
    }

    @Override
    public void add(String key) {
        if (full) {
            throw new IllegalStateException("the disk is full");
        }
        reached().add(key);
    }

    @Override
    public boolean remove(String key) {
        return reached().remove(key);
    }

    private Set<String> reached() {
        if (down) {
            throw new IllegalStateException("the database is down");
        }
        return keys;
    }
}
