// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.Locale;

/** What to do with a text that is longer than Chatwoot takes. */
public enum TooLong {
    /** The delivery fails. */
    FAIL,
    /** The text becomes several messages. */
    SPLIT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
