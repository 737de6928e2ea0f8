// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Secrets;
import io.github.camelchatwoot.webhook.SignatureVerifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SignatureVerifierTest {

    private static final String SECRET = "test-secret";
    private static final long SENT = 1_700_000_000;
    private static final String TIMESTAMP = "1700000000";
    /** With an escape as it stands in the bytes: the signature is of bytes, not of JSON. */
    private static final byte[] BODY = bytes("{\"event\":\"message_created\",\"content\":\"a\\u003cb\"}");

    private static final String SIGNATURE = "sha256=5df4bf3491fb3d6f7aa9dd29d9318b37fc975e4e5594fb4531efae566d0f2b8c";

    @Test
    void signsAsChatwootDoes() {
        assertThat(SignatureVerifier.sign(SECRET, TIMESTAMP, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void takesWhatChatwootSigned() {
        assertThat(verifier(SENT, SECRET).verify(TIMESTAMP, SIGNATURE, BODY)).isEqualTo(Verdict.VALID);
    }

    @Test
    void everySignatureOfTheRecordingsIsMadeWithASecretOfItsReceiver() {
        assertThat(Recordings.hooks().stream().filter(Hook::isSigned))
                .hasSize(720)
                .allSatisfy(hook -> assertThat(Secrets.of(hook.to()))
                        .anySatisfy(secret -> assertThat(SignatureVerifier.sign(secret, hook.timestamp(), hook.bytes()))
                                .isEqualTo(hook.headers().get("x-chatwoot-signature"))));
    }

    @Test
    void anyOfSeveralSecretsWillDo() {
        assertThat(verifier(SENT, "new", SECRET).verify(TIMESTAMP, SIGNATURE, BODY))
                .isEqualTo(Verdict.VALID);
        assertThat(verifier(SENT, SECRET, "new").verify(TIMESTAMP, SIGNATURE, BODY))
                .isEqualTo(Verdict.VALID);
        assertThat(verifier(SENT, "new", "newer").verify(TIMESTAMP, SIGNATURE, BODY))
                .isEqualTo(Verdict.WRONG_SIGNATURE);
    }

    @Test
    void withoutSecretsNothingIsValid() {
        assertThat(verifier(SENT).verify(TIMESTAMP, SIGNATURE, BODY)).isEqualTo(Verdict.WRONG_SIGNATURE);
    }

    @Test
    void bothHeadersAreNeeded() {
        SignatureVerifier verifier = verifier(SENT, SECRET);

        assertThat(verifier.verify(null, SIGNATURE, BODY)).isEqualTo(Verdict.NOT_SIGNED);
        assertThat(verifier.verify(TIMESTAMP, null, BODY)).isEqualTo(Verdict.NOT_SIGNED);
        assertThat(verifier.verify(null, null, BODY)).isEqualTo(Verdict.NOT_SIGNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "-1700000000",
                "+1700000000",
                "1700000000.0",
                " 1700000000",
                "0x6553f100",
                "1700000000\n",
                "9999999999999",
                "１７００００００００"
            })
    void aTimestampIsANumberOfSeconds(String timestamp) {
        String signature = SignatureVerifier.sign(SECRET, timestamp, BODY);

        assertThat(verifier(SENT, SECRET).verify(timestamp, signature, BODY)).isEqualTo(Verdict.BAD_TIMESTAMP);
    }

    @ParameterizedTest
    @CsvSource({"-301, OUTSIDE_WINDOW", "-300, VALID", "0, VALID", "300, VALID", "301, OUTSIDE_WINDOW"})
    void theWindowIsAsWideBeforeAsAfter(long later, Verdict verdict) {
        assertThat(verifier(SENT + later, SECRET).verify(TIMESTAMP, SIGNATURE, BODY))
                .isEqualTo(verdict);
    }

    @Test
    void theTimestampIsSigned() {
        assertThat(verifier(SENT, SECRET).verify("1700000001", SIGNATURE, BODY)).isEqualTo(Verdict.WRONG_SIGNATURE);
        assertThat(verifier(SENT, SECRET).verify("01700000000", SIGNATURE, BODY))
                .isEqualTo(Verdict.WRONG_SIGNATURE);
    }

    @Test
    void anyOtherSignatureIsWrong() {
        SignatureVerifier verifier = verifier(SENT, SECRET);

        assertThat(List.of(
                        "",
                        "sha256=",
                        SIGNATURE.substring("sha256=".length()),
                        SIGNATURE.toUpperCase(Locale.ROOT),
                        SIGNATURE + "0",
                        SIGNATURE.substring(0, SIGNATURE.length() - 1),
                        SIGNATURE + "," + SIGNATURE,
                        SIGNATURE.replace('5', '6')))
                .allSatisfy(signature ->
                        assertThat(verifier.verify(TIMESTAMP, signature, BODY)).isEqualTo(Verdict.WRONG_SIGNATURE));
    }

    private static SignatureVerifier verifier(long now, String... secrets) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC);
        return new SignatureVerifier(List.of(secrets), Duration.ofMinutes(5), clock);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
