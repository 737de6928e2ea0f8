// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/** An account: the tenant that everything else belongs to. A row, written on the event loop only. */
public final class Account {
    private static final String NEVER = "0000000000";

    public final long id;
    public final Instant createdAt;
    public final ObjectNode settings = Json.object();
    public String name;
    public String locale = "en";
    public @Nullable String domain;
    public @Nullable String supportEmail;
    /** When the labels, inboxes and teams last changed, in seconds: what clients keep copies by. */
    public final ObjectNode cacheKeys =
            Json.object().put("label", NEVER).put("inbox", NEVER).put("team", NEVER);

    private long conversations;

    Account(long id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.createdAt = createdAt;
    }

    /** Conversations are numbered per account; this number is their id to the outside. */
    long nextDisplayId() {
        return ++conversations;
    }
}
