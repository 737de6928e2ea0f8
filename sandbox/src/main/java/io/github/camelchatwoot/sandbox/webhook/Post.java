// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import java.util.Optional;

import io.vertx.core.Future;

/** Takes deliveries to their URLs. Used on the event loop only. */
@FunctionalInterface
public interface Post {
    /**
     * Makes one attempt.
     *
     * @return what the server would store as the error, or nothing after a success; never fails
     */
    Future<Optional<String>> send(Delivery delivery);
}
