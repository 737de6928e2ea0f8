// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who waits for a call waits longer than it can take. */
class LongestCallTest {

    private static final Duration CALL = Duration.ofMinutes(1);

    @Test
    void isLongerThanOneAttempt() {
        assertThat(ChatwootClient.longest(CALL, RetryPolicy.NEVER, Duration.ZERO))
                .isGreaterThan(CALL)
                .isLessThan(CALL.multipliedBy(3));
    }

    @Test
    void isLongerThanAllAttemptsWithTheirWaits() {
        Duration patience = Duration.ofMinutes(2);
        Duration delay = Duration.ofSeconds(30);
        RetryPolicy retries = new RetryPolicy(3, Duration.ofSeconds(1), delay, patience);
        Duration attempts = CALL.plus(patience.multipliedBy(2)).plus(delay).multipliedBy(4);

        assertThat(ChatwootClient.longest(CALL, retries, patience)).isGreaterThan(attempts.plus(patience));
    }
}
