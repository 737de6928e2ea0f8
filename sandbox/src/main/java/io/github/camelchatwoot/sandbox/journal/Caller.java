// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.Locale;

/**
 * Who sent a request.
 *
 * @param name empty where there is none
 */
public record Caller(Kind kind, String name) {
    /** The kinds of credentials, which the access token tells. */
    public enum Kind {
        ADMINISTRATOR,
        AGENT,
        BOT,
        /** The Client API, which needs no token. */
        CUSTOMER,
        /** No token. */
        NOBODY,
        /** A token that is nobody's. */
        STRANGER
    }

    @Override
    public String toString() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return name.isEmpty() ? word : word + ' ' + name;
    }
}
