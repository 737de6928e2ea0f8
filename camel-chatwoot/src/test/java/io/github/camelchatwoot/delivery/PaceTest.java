// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.time.Duration;

import io.github.camelchatwoot.client.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private final VirtualTime time = new VirtualTime();
    private final Pace pace = new Pace(time);
    private final Pace.Conversation conversation = new Pace.Conversation(1, 42);

    @Test
    void twoHundredGoAtOnceAndTheNextWhenTheFirstIsAMinuteOld() {
        for (int i = 0; i < 200; i++) {
            assertThat(pace.take(conversation)).isZero();
            time.pass(Duration.ofMillis(100));
        }
        assertThat(pace.take(conversation)).isEqualTo(Duration.ofSeconds(40));
        assertThat(pace.take(conversation)).isEqualTo(Duration.ofMillis(40_100));
        assertThat(pace.take(new Pace.Conversation(1, 43))).isZero();
        assertThat(pace.take(new Pace.Conversation(2, 42))).isZero();
    }

    @Test
    void noMinuteHasMoreThanTwoHundred() {
        long first = time.nanos();
        for (int i = 0; i < 1_000; i++) {
            time.pass(pace.take(conversation));
        }
        assertThat(Duration.ofNanos(time.nanos() - first)).isEqualTo(Duration.ofMinutes(4));
    }
}
