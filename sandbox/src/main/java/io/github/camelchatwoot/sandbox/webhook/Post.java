// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import java.util.Optional;

import io.vertx.core.Future;

/**
 * Takes deliveries to their URLs: every attempt to deliver something passes through here. Used on the event loop only.
 */
@FunctionalInterface
public interface Post {
    /**
     * Makes one attempt.
     *
     * @return what went wrong, or nothing after a success; never fails
     */
    Future<Optional<Failure>> send(Delivery delivery);
}
