// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeMap;

/** Rows by id, in the order of their ids, and the sequence that the ids come from. */
public final class Table<R> {
    private final TreeMap<Long, R> rows = new TreeMap<>();
    private long sequence;

    public long nextId() {
        return ++sequence;
    }

    /** The greatest id that was given so far; 0: none. */
    public long lastId() {
        return sequence;
    }

    public R add(long id, R row) {
        rows.put(id, row);
        return row;
    }

    public Optional<R> find(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    public void remove(long id) {
        rows.remove(id);
    }

    /** A view; copy it before rows are added or removed while walking over it. */
    public Collection<R> all() {
        return Collections.unmodifiableCollection(rows.values());
    }
}
