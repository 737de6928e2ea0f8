// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.camelchatwoot.webhook.SignatureVerifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** A delivery that no known secret has signed waits for newer ones, but not for long. */
@Timeout(20)
class NewSecretTest {

    private static final String NOW = "1700000000";
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private List<String> current = List.of("old");
    private int asked;

    private Verdict verify(String secret, Supplier<CompletableFuture<Boolean>> refresh) {
        Secrets secrets = new Secrets() {
            @Override
            public List<String> current() {
                return current;
            }

            @Override
            public CompletableFuture<Boolean> refresh() {
                asked++;
                return refresh.get();
            }
        };
        Clock clock = Clock.fixed(Instant.ofEpochSecond(Long.parseLong(NOW)), ZoneOffset.UTC);
        return new SignatureVerifier(secrets, Duration.ofMillis(50), Duration.ofMinutes(5), clock)
                .verify(NOW, SignatureVerifier.sign(secret, NOW, BODY), BODY);
    }

    private CompletableFuture<Boolean> told(boolean answer, String... secrets) {
        current = List.of(secrets);
        return CompletableFuture.completedFuture(answer);
    }

    @Test
    void aKnownSecretAsksNobody() {
        assertThat(verify("old", () -> told(true, "new"))).isEqualTo(Verdict.VALID);
        assertThat(asked).isZero();
    }

    @Test
    void aNewSecretIsReadAndTaken() {
        assertThat(verify("new", () -> told(true, "new", "old"))).isEqualTo(Verdict.VALID);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aNewSecretThatAnotherDeliveryHasBroughtIsTakenAlthoughNobodyWasAsked() {
        assertThat(verify("new", () -> told(false, "new", "old"))).isEqualTo(Verdict.VALID);
    }

    @Test
    void anotherSecretStaysWrong() {
        assertThat(verify("strange", () -> told(true, "new", "old"))).isEqualTo(Verdict.WRONG_SIGNATURE);
        assertThat(verify("strange", () -> told(false, "old"))).isEqualTo(Verdict.WRONG_SIGNATURE);
    }

    @Test
    void whoeverDoesNotAnswerHoldsNobodyUp() {
        assertThat(verify("new", CompletableFuture::new)).isEqualTo(Verdict.WRONG_SIGNATURE);
        assertThat(verify("new", () -> CompletableFuture.failedFuture(new IllegalStateException("as the test wants"))))
                .isEqualTo(Verdict.WRONG_SIGNATURE);
    }

    @Test
    void configuredSecretsAreNeverReadAgain() {
        Secrets configured = Secrets.configured(List.of("a", "b"));

        assertThat(configured.current()).containsExactly("a", "b");
        assertThat(configured.refresh()).isCompletedWithValue(false);
    }
}
