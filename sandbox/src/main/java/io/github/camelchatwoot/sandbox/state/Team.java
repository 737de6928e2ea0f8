// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** A team of an account. A row, written on the event loop only. */
public final class Team {
    public final long id;
    public final long accountId;
    public final Instant createdAt;
    public final Set<Long> members = new LinkedHashSet<>();
    public Instant updatedAt;
    public String name;
    public @Nullable String description;
    public boolean allowAutoAssign = true;

    public Team(long id, long accountId, String name, Instant createdAt) {
        this.id = id;
        this.accountId = accountId;
        this.name = name;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }
}
