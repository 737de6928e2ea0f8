// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({"0,1000", "1,2000", "2,4000", "5,32000", "6,60000", "7,60000", "1000000,60000"})
    void theLimitDoublesUpToTheLongest(int attempt, long millis) {
        assertThat(BACKOFF.delay(attempt, 0)).hasMillis(500);
        assertThat(BACKOFF.delay(attempt, 1)).hasMillis(millis);
        assertThat(BACKOFF.delay(attempt, 0.5)).hasMillis((500 + millis) / 2);
    }

    @Test
    void itIsNeverShorterThanTheShortest() {
        Backoff slow = new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(6));

        assertThat(slow.delay(0, 0)).hasSeconds(5);
        assertThat(slow.delay(0, 1)).hasSeconds(5);
        assertThat(slow.delay(9, 1)).hasSeconds(6);
    }

    @Test
    void whatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("PT2S to PT1S");
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(-2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
