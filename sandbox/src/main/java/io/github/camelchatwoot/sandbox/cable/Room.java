// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.cable;

import java.util.List;

import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Sender;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription leads to. A room without a member is dead: the server stumbled over what was asked for, says
 * nothing, and keeps the subscription.
 *
 * @param token names the member's own stream, as it was when the client subscribed
 */
record Room(@Nullable Member member, String token, List<String> streams) {
    /** Somebody who was let in. */
    record Member(Sender who, Account account) {}

    static Room dead() {
        return new Room(null, "", List.of());
    }
}
