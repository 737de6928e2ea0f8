// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/** Keeps a cursor until the process ends. Safe for any thread. */
public final class CursorMemory implements CursorStore {

    private final AtomicReference<@Nullable Cursor> kept = new AtomicReference<>();

    @Override
    public Optional<Cursor> load() {
        return Optional.ofNullable(kept.get());
    }

    @Override
    public void save(Cursor cursor) {
        kept.set(cursor);
    }
}
