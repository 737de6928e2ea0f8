// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.concurrent.CompletableFuture;

/** One concern of a call, wrapped around the rest of it. Stateless, or safe to share across threads. */
@FunctionalInterface
interface Step {

    CompletableFuture<Outcome> send(Request request, Call next);

    /** The call that goes through this step first. */
    default Call before(Call next) {
        return request -> send(request, next);
    }
}
