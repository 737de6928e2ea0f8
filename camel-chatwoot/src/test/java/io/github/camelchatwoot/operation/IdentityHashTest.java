// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Map;

import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Sent;
import io.github.camelchatwoot.recorded.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdentityHashTest {

    /** A hash that the server has accepted, in the URL as it was sent. */
    @Test
    void isWhatTheServerAccepts() {
        String token = hmacToken("02/create-api-inbox");
        Step accepted = Recordings.step("06/show-with-hash");

        assertThat(accepted.answered().status()).isEqualTo(200);
        assertThat(query(accepted, "identifier")).isEqualTo("user-1");
        assertThat(IdentityHash.of(token, "user-1"))
                .isEqualTo("3e76aee5597f5e1c8885b5229b148d6235b1ab2f3adadbb8309b53bff6382f98")
                .isEqualTo(query(accepted, "identifier_hash"));
    }

    /** Hashes that the server has accepted; computed with OpenSSL. */
    @Test
    void anEmptyIdentifierHasAHashToo() {
        String token = hmacToken("15/inbox");

        assertThat(IdentityHash.of(token, ""))
                .isEqualTo("7dc685221033281b0bbcb33c8afbd42b7b0e2c43d148da5df8f374b07f6b4244");
        assertThat(IdentityHash.of(token, "dora"))
                .isEqualTo("b3294425c10c15bba83232abf6d55d48d52f9da1034bcbd47510597594454f1c");
    }

    @Test
    void textIsTakenAsUtf8() {
        assertThat(IdentityHash.of("schlüssel", "größe-📦"))
                .isEqualTo("39cd961d5cc367b135f88f5a7b6f699317aa40758f98f3f1200e2237a171e6f4");
    }

    private static String hmacToken(String step) {
        return Recordings.step(step).answered().json().path("hmac_token").asText();
    }

    private static String query(Step step, String name) {
        Sent sent = step.sent();
        return sent.query().stream()
                .filter(field -> field.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
