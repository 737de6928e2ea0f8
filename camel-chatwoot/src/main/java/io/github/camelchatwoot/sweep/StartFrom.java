// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where a sweep begins when no cursor was saved. Immutable. */
public sealed interface StartFrom {

    /**
     * With what happens after the first look. When the server cannot be reached at first, it begins with what happened
     * since the first attempt or a little earlier, so that nothing is lost.
     */
    record Now() implements StartFrom {}

    /** With what was created then or later, to the second, by the server's clock. */
    record At(Instant instant) implements StartFrom {}

    /** With the first message of the account. */
    record Beginning() implements StartFrom {}

    /**
     * Reads an option.
     *
     * @throws IllegalArgumentException when it is neither now nor beginning nor a time in ISO 8601 with its zone
     */
    static StartFrom of(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("now")) {
            return new Now();
        }
        if (word.equals("beginning")) {
            return new Beginning();
        }
        try {
            return new At(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text.strip(), Instant::from));
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(
                    "The option startFrom is '" + text
                            + "', but it must be now, beginning, or a time such as 2026-11-28T18:00:00Z",
                    notATime);
        }
    }
}
