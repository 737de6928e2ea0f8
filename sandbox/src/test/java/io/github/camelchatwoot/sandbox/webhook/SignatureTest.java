// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class SignatureTest {
    @Test
    void coversTheTimestampAndTheBytesOfTheBody() {
        byte[] body = "{\"event\":\"message_created\",\"content\":\"a\\u003cb\"}".getBytes(UTF_8);

        assertThat(Signature.of("test-secret", "1700000000", body))
                .isEqualTo("sha256=5df4bf3491fb3d6f7aa9dd29d9318b37fc975e4e5594fb4531efae566d0f2b8c");
    }
}
