// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Locale;

/** What a list becomes as the body of a message. */
public enum Paging {
    /** One answer of the server, as a List. */
    PAGE,
    /** All of it: an {@link java.util.Iterator} that asks for the next page when it is needed. */
    ALL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
