// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import org.jspecify.annotations.Nullable;

/**
 * The tokens that a client may use.
 *
 * @param accessToken of a user or an agent bot; null where the application API is not used
 * @param platformToken of a platform app; null where the Platform API is not used
 */
public record Credentials(
        @Nullable String accessToken, @Nullable String platformToken) {

    /** The token for a part of the API, or null when it needs none or there is none. */
    public @Nullable String of(Access access) {
        return switch (access) {
            case TOKEN -> accessToken;
            case PLATFORM -> platformToken;
            case NONE -> null;
        };
    }

    /** Never the tokens. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
