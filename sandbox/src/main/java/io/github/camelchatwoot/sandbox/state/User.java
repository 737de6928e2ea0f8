// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/** An agent or administrator of an account. A row, written on the event loop only. */
public final class User implements Sender {
    /** What a user may do. */
    public enum Role {
        AGENT,
        ADMINISTRATOR
    }

    public final long id;
    public final long accountId;
    public final String accessToken;
    /** Names the stream of the user's own events; {@link World#renewPubsubToken} changes it. */
    public String pubsubToken;

    private final Presence presence;
    public final String email;
    public final ObjectNode uiSettings = Json.object();
    /** Only the Platform API of the server sets them. */
    public final ObjectNode customAttributes = Json.object();

    public String name;
    public Role role;
    public String availability = "online";
    public boolean autoOffline = true;
    public boolean confirmed = true;
    public @Nullable Long inviterId;
    public @Nullable String displayName;
    public @Nullable String messageSignature;

    public User(
            long id,
            long accountId,
            String name,
            String email,
            Role role,
            String accessToken,
            String pubsubToken,
            Presence presence) {
        this.id = id;
        this.accountId = accountId;
        this.name = name;
        this.email = email;
        this.role = role;
        this.accessToken = accessToken;
        this.pubsubToken = pubsubToken;
        this.presence = presence;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public String type() {
        return "User";
    }

    public boolean isAdministrator() {
        return role == Role.ADMINISTRATOR;
    }

    /** What others see: the user's own choice while the user is there, or always if the user wants that. */
    public String availabilityStatus() {
        return autoOffline && !presence.isPresent(this) ? "offline" : availability;
    }

    public String availableName() {
        return displayName == null || displayName.isBlank() ? name : displayName;
    }
}
