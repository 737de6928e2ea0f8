// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.concurrent.CompletableFuture;

/**
 * Adds the access token. The name of the header is written with hyphens: proxies drop names with underscores, and the
 * server reads both alike.
 */
final class AuthStep implements Step {

    static final String HEADER = "api-access-token";

    private final Credentials credentials;

    AuthStep(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public CompletableFuture<Outcome> send(Request request, Call next) {
        String token = credentials.of(request.access());
        return next.send(token == null ? request : request.withHeader(HEADER, token));
    }
}
