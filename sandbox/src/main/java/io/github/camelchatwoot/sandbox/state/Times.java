// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/** The notations of a moment; one body mixes several of them. */
public final class Times {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final double MICROS = 1e6;

    private Times() {}

    /** ISO 8601 with milliseconds, or null. */
    public static JsonNode iso(@Nullable Instant moment) {
        return Json.text(moment == null ? null : text(moment));
    }

    /** By hand, because every change of every row is told with times. */
    private static String text(Instant moment) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC);
        if (time.getYear() < 1000 || time.getYear() > 9999) {
            return ISO.format(moment);
        }
        StringBuilder text = new StringBuilder("0000-00-00T00:00:00.000Z".length());
        text.append(time.getYear());
        two(text.append('-'), time.getMonthValue());
        two(text.append('-'), time.getDayOfMonth());
        two(text.append('T'), time.getHour());
        two(text.append(':'), time.getMinute());
        two(text.append(':'), time.getSecond());
        int millis = time.get(ChronoField.MILLI_OF_SECOND);
        two(text.append('.').append(millis / 100), millis % 100);
        return text.append('Z').toString();
    }

    private static void two(StringBuilder to, int digits) {
        to.append((char) ('0' + digits / 10)).append((char) ('0' + digits % 10));
    }

    /** Whole seconds; zero stands for never. */
    public static long seconds(@Nullable Instant moment) {
        return moment == null ? 0 : moment.getEpochSecond();
    }

    /** Seconds with microseconds. */
    public static JsonNode fraction(Instant moment) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, moment);
        return JsonNodeFactory.instance.numberNode(micros / MICROS);
    }
}
