// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.time.Duration;
import java.util.List;

import io.github.camelchatwoot.client.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which secrets count, and how long. */
class TakenSecretsTest {

    private final VirtualTime time = new VirtualTime();

    @Test
    void theToldOneCountsBesidesTheConfiguredOnes() {
        TakenSecrets secrets = new TakenSecrets(List.of("a", "b"), time);
        assertThat(secrets.current()).containsExactly("a", "b");

        assertThat(secrets.take("told")).isTrue();
        assertThat(secrets.take("told")).isFalse();

        assertThat(secrets.current()).containsExactly("told", "a", "b");
    }

    @Test
    void theOneBeforeCountsForFiveMinutes() {
        TakenSecrets secrets = new TakenSecrets(List.of(), time);
        secrets.take("old");
        secrets.take("new");

        time.pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(secrets.current()).containsExactly("new", "old");

        time.pass(Duration.ofMillis(1));
        assertThat(secrets.current()).containsExactly("new");
    }

    @Test
    void theOneBeforeCountsForFiveMinutesBesidesConfiguredOnesThatAreEqual() {
        TakenSecrets secrets = new TakenSecrets(List.of("new", "x"), time);
        secrets.take("old");
        secrets.take("new");
        assertThat(secrets.current()).containsExactly("new", "x", "old");

        time.pass(Duration.ofMinutes(6));

        assertThat(secrets.current()).containsExactly("new", "x");
    }

    @Test
    void oneThatComesBackIsTheNewOneAgain() {
        TakenSecrets secrets = new TakenSecrets(List.of(), time);
        secrets.take("a");
        secrets.take("b");
        secrets.take("a");
        assertThat(secrets.current()).containsExactly("a", "b");

        time.pass(Duration.ofMinutes(6));

        assertThat(secrets.current()).containsExactly("a");
    }

    @Test
    void aServerThatTellsAnotherOneEachTimeDoesNotFillTheMemory() {
        TakenSecrets secrets = new TakenSecrets(List.of("configured"), time);

        for (int i = 0; i < 1_000; i++) {
            secrets.take("secret-" + i);
        }

        assertThat(secrets.current()).hasSize(6).startsWith("secret-999", "configured", "secret-998");
    }
}
