// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
        return Json.text(moment == null ? null : ISO.format(moment));
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
