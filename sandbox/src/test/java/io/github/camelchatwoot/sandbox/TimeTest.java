// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The time of the double. */
class TimeTest {
    private static final Instant NOON = Instant.parse("2030-01-02T12:00:00Z");

    @Test
    void standsStillAtAMoment() {
        try (ChatwootSandbox sandbox = new ChatwootSandbox().at(NOON).start()) {
            assertThat(sandbox.now()).isEqualTo(NOON);
            sandbox.advance(Duration.ofHours(1));
            assertThat(sandbox.now()).isEqualTo(NOON.plusSeconds(3600));
            sandbox.at(NOON.minusSeconds(5));
            assertThat(sandbox.now()).isEqualTo(NOON.minusSeconds(5));
        }
    }

    @Test
    void standsStillWhereItIs() {
        ChatwootSandbox sandbox = new ChatwootSandbox().freeze();
        Instant before = sandbox.now();

        assertThat(before).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(sandbox.now()).isEqualTo(before);
    }

    @Test
    void goesOnWithAnotherClock() {
        ChatwootSandbox sandbox = new ChatwootSandbox().at(NOON);

        sandbox.setClock(Clock.systemUTC());

        assertThat(sandbox.now()).isAfter(Instant.now().minusSeconds(60)).isBefore(NOON);
    }
}
