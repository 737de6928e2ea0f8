// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A note about a contact. */
public record Note(long id, long contactId, @Nullable String content, User user, Instant createdAt, Instant updatedAt) {

    /** The same note about another contact. */
    public Note of(Contact contact) {
        return new Note(id, contact.id, content, user, createdAt, updatedAt);
    }
}
