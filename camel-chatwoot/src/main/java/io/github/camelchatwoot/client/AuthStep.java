// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * Adds the access token. The name of the header is written with hyphens: proxies drop names with underscores, and the
 * server reads both alike.
 */
final class AuthStep implements Step {

    private static final String HEADER = "api-access-token";

    private final @Nullable String accessToken;

    AuthStep(@Nullable String accessToken) {
        this.accessToken = accessToken;
    }

    @Override
    public CompletableFuture<Outcome> send(Request request, Call next) {
        boolean needed = request.access() == Access.TOKEN;
        return next.send(needed && accessToken != null ? request.withHeader(HEADER, accessToken) : request);
    }
}
