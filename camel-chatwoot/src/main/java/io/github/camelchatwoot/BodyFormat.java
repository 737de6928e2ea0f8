// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Locale;

/** What JSON becomes as the body of a message. */
public enum BodyFormat {
    /** Maps, lists and values, so that {@code ${body[content]}} works in the Simple language. */
    MAP,
    /** JSON text. */
    JSON,
    /** The bytes as received: nothing is parsed, unwrapped or removed. */
    BYTES;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
