// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** A table whose rows are also found by whom they belong to, mostly an account. Used on the event loop only. */
public final class OwnedTable<R> {
    private final ToLongFunction<R> owner;
    private final Table<R> rows = new Table<>();
    private final Map<Long, TreeMap<Long, R>> byOwner = new HashMap<>();

    /** @param owner the id of whom a row belongs to, which never changes */
    public OwnedTable(ToLongFunction<R> owner) {
        this.owner = owner;
    }

    public long nextId() {
        return rows.nextId();
    }

    /** Adds a row, or puts it in the place of the one with this id. */
    public R add(long id, R row) {
        remove(id);
        byOwner.computeIfAbsent(owner.applyAsLong(row), key -> new TreeMap<>()).put(id, row);
        return rows.add(id, row);
    }

    public Optional<R> find(long id) {
        return rows.find(id);
    }

    public void remove(long id) {
        rows.find(id).ifPresent(row -> {
            byOwner.getOrDefault(owner.applyAsLong(row), new TreeMap<>()).remove(id);
            rows.remove(id);
        });
    }

    /** A view; copy it before rows are added or removed while walking over it. */
    public Collection<R> all() {
        return rows.all();
    }

    /** The rows that belong to somebody, in the order of their ids; a view as well. */
    public Collection<R> of(long ownerId) {
        TreeMap<Long, R> own = byOwner.get(ownerId);
        return own == null ? Collections.emptyList() : Collections.unmodifiableCollection(own.values());
    }
}
