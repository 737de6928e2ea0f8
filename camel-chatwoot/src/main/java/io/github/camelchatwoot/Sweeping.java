// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Locale;

/** Whether events that got lost are looked for. */
public enum Sweeping {
    /** Where nothing speaks against it: by the WebSocket of a user. */
    AUTO,
    /** Yes. */
    ON,
    /** No. */
    OFF;

    /** The word in options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
