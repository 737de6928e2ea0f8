// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import java.time.Duration;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * One event for one URL. Immutable, as long as nobody writes to the body.
 *
 * @param id the same for every attempt
 * @param event the name on the wire
 * @param secret signs it; without one, there is neither signature nor timestamp
 * @param age by how much its timestamp is older than the attempt; usually zero
 */
public record Delivery(
        String id,
        String event,
        ReceiverKind receiver,
        String url,
        @Nullable String secret,
        Buffer body,
        Duration age) {
    /** The same with another delivery id. */
    public Delivery withId(String other) {
        return new Delivery(other, event, receiver, url, secret, body, age);
    }

    /** The same, signed with another secret or with none. */
    public Delivery withSecret(@Nullable String other) {
        return new Delivery(id, event, receiver, url, other, body, age);
    }

    /** The same with an older timestamp. */
    public Delivery withAge(Duration older) {
        return new Delivery(id, event, receiver, url, secret, body, older);
    }
}
