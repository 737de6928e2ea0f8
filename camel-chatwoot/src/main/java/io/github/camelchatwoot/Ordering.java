// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Locale;

/** Which events go one after the other. */
public enum Ordering {
    /** Those of a conversation, or of a contact where there is none. */
    CONVERSATION,
    /** None. */
    NONE;

    /** The word in options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
