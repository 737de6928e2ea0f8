// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.util.Optional;

/** Where a cursor is kept. May block; one call at a time. */
public interface CursorStore {

    /**
     * The cursor that was saved last; empty when none was.
     *
     * @throws IOException when there is one that cannot be read or is for something else; the message says what to do
     */
    Optional<Cursor> load() throws IOException;

    /**
     * Keeps a cursor instead of the one before, or leaves that as it is.
     *
     * @throws IOException when it could not be kept
     */
    void save(Cursor cursor) throws IOException;
}
