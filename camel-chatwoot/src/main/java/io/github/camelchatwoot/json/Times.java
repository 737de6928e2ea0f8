// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Reads the forms that times have in Chatwoot's JSON. Stateless, safe to share across threads. */
public final class Times {

    private static final int NANO_DIGITS = 9;

    private Times() {}

    /** The time of a number of seconds since 1970, whole or not, or of a text in ISO 8601; empty when it is neither. */
    public static Optional<Instant> instant(@Nullable Object value) {
        try {
            if (value instanceof Number number) {
                return Optional.of(ofSeconds(new BigDecimal(number.toString())));
            }
            return value instanceof String iso ? Optional.of(Instant.parse(iso)) : Optional.empty();
        } catch (DateTimeException | ArithmeticException | NumberFormatException notATime) {
            return Optional.empty(); // the caller knows what that means where it stands
        }
    }

    private static Instant ofSeconds(BigDecimal decimal) {
        BigDecimal seconds = decimal.setScale(0, RoundingMode.FLOOR);
        BigDecimal nanos = decimal.subtract(seconds).movePointRight(NANO_DIGITS);
        return Instant.ofEpochSecond(seconds.longValueExact(), nanos.longValue());
    }
}
