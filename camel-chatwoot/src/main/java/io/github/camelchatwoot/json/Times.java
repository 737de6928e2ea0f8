// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Reads the forms that times have in Chatwoot's JSON. Stateless, safe to share across threads. */
public final class Times {

    private static final int NANO_DIGITS = 9;

    /** How Rails writes times, with a 0 for each digit. */
    private static final String USUAL = "0000-00-00T00:00:00.000Z";

    private Times() {}

    /** The time of a number of seconds since 1970, whole or not, or of a text in ISO 8601; empty when it is neither. */
    public static Optional<Instant> instant(@Nullable Object value) {
        try {
            return Optional.ofNullable(parsed(value));
        } catch (DateTimeException | ArithmeticException | NumberFormatException notATime) {
            return Optional.empty(); // the caller knows what that means where it stands
        }
    }

    /** The same in milliseconds since 1970, rounded down; null when it is neither. Every event has some of them. */
    public static @Nullable Long millis(@Nullable Object value) {
        try {
            if (value instanceof String iso && isUsual(iso)) {
                return usual(iso);
            }
            Instant instant = parsed(value);
            return instant == null ? null : instant.toEpochMilli();
        } catch (DateTimeException | ArithmeticException | NumberFormatException notATime) {
            return null; // the caller knows what that means where it stands
        }
    }

    private static @Nullable Instant parsed(@Nullable Object value) {
        if (value instanceof Number number) {
            return ofSeconds(new BigDecimal(number.toString()));
        }
        return value instanceof String iso ? Instant.parse(iso) : null;
    }

    private static Instant ofSeconds(BigDecimal decimal) {
        BigDecimal seconds = decimal.setScale(0, RoundingMode.FLOOR);
        BigDecimal nanos = decimal.subtract(seconds).movePointRight(NANO_DIGITS);
        return Instant.ofEpochSecond(seconds.longValueExact(), nanos.longValue());
    }

    /** Leap seconds and the end of a day are left to {@link Instant#parse}, which costs ten times as much. */
    private static boolean isUsual(String iso) {
        if (iso.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char sign = iso.charAt(i);
            boolean fits = USUAL.charAt(i) == '0' ? sign >= '0' && sign <= '9' : sign == USUAL.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return number(iso, 11, 13) < 24 && number(iso, 14, 16) < 60 && number(iso, 17, 19) < 60;
    }

    private static long usual(String iso) {
        long days = LocalDate.of(number(iso, 0, 4), number(iso, 5, 7), number(iso, 8, 10))
                .toEpochDay();
        long minutes = (days * 24 + number(iso, 11, 13)) * 60 + number(iso, 14, 16);
        return (minutes * 60 + number(iso, 17, 19)) * 1000 + number(iso, 20, 23);
    }

    private static int number(String digits, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + digits.charAt(i) - '0';
        }
        return number;
    }
}
