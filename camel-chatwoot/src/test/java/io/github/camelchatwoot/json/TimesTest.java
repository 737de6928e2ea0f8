// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T15:54:23.935Z, 1795362863935",
        "1970-01-01T00:00:00.000Z, 0",
        "1969-12-31T23:59:59.999Z, -1",
        "2024-02-29T23:59:59.000Z, 1709251199000",
        "2026-11-22T15:54:23Z,     1795362863000",
        "2026-11-22T15:54:23.935123Z, 1795362863935",
        "2026-11-22T24:00:00.000Z, 1795392000000",
        "2026-11-22T16:54:23.935+01:00, 1795362863935"
    })
    void textsAreTimes(String iso, long millis) {
        assertThat(Times.millis(iso)).isEqualTo(millis);
        assertThat(Times.instant(iso)).hasValue(Instant.ofEpochMilli(millis).plusNanos(nanos(iso)));
    }

    private static long nanos(String iso) {
        return iso.contains("935123") ? 123_000 : 0;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-29T00:00:00.000Z",
                "2026-00-10T00:00:00.000Z",
                "2026-13-10T00:00:00.000Z",
                "2026-01-00T00:00:00.000Z",
                "2026-01-10T24:00:00.001Z",
                "2026-01-10T25:00:00.000Z",
                "2026-01-10T00:60:00.000Z",
                "2026-01-10T00:00:60.000Z",
                "2026-01-10 00:00:00.000Z",
                "2026-01-10T00:00:00,000Z",
                "2026-01-10T00:00:00.000z ",
                "2026-01-10T00:00:00.000+",
                "202a-01-10T00:00:00.000Z",
                "2026-01-10T00:00:00.00:Z",
                "2026-01-1/T00:00:00.000Z"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(Times.millis(text)).isNull();
        assertThat(Times.instant(text)).isEmpty();
    }

    @Test
    void numbersAreSeconds() {
        assertThat(Times.millis(1795362863)).isEqualTo(1795362863000L);
        assertThat(Times.millis(1795362681.4118998)).isEqualTo(1795362681411L);
        assertThat(Times.millis(-0.5)).isEqualTo(-500L);
        assertThat(Times.millis(0)).isZero();
    }

    @Test
    void whatIsTooFarAwayIsNoTime() {
        for (Number number : new Number[] {
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            31556889864403199L,
            1e300,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            BigInteger.TEN.pow(900)
        }) {
            assertThat(Times.millis(number)).as(number.toString()).isNull();
        }
        assertThat(Times.millis("+1000000000-12-31T23:59:59Z")).isNull();
        assertThat(Times.millis(true)).isNull();
        assertThat(Times.millis(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bothReadersAgree(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            String iso = "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ"
                    .formatted(
                            random.nextInt(10_000),
                            random.nextInt(14),
                            random.nextInt(33),
                            random.nextInt(26),
                            random.nextInt(62),
                            random.nextInt(62),
                            random.nextInt(1000));
            Long expected = Times.instant(iso).map(Instant::toEpochMilli).orElse(null);
            assertThat(Times.millis(iso)).as(iso).isEqualTo(expected);
        }
    }
}
