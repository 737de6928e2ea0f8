// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/** A bot of an account. A row, written on the event loop only. */
public final class AgentBot implements Sender {
    public final long id;
    public final long accountId;
    private AccessToken accessToken;
    public String secret;
    public @Nullable String name;
    public @Nullable String description;
    public @Nullable String outgoingUrl;
    public ObjectNode botConfig = Json.object();

    public AgentBot(long id, long accountId, AccessToken accessToken, String secret) {
        this.id = id;
        this.accountId = accountId;
        this.accessToken = accessToken;
        this.secret = secret;
    }

    public AccessToken accessToken() {
        return accessToken;
    }

    void setAccessToken(AccessToken other) {
        accessToken = other;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String title() {
        return name == null ? "" : name;
    }

    @Override
    public String type() {
        return "AgentBot";
    }
}
