// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;

/** What a bot calls with. */
public record AccessToken(long id, String token, Instant createdAt, Instant updatedAt) {
    AccessToken renewed(String other, Instant now) {
        return new AccessToken(id, other, createdAt, now);
    }

    @Override
    public String toString() {
        return "AccessToken[id=" + id + ']';
    }
}
