// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.github.camelchatwoot.crypto.HmacSha256;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signature of deliveries: {@code sha256=} and the lower-case hex HMAC-SHA256 over {@code timestamp.body},
 * on the bytes as received. Immutable, safe to share across threads.
 *
 * @see <a href="https://developers.chatwoot.com/api-reference/webhook-verification">Chatwoot's webhook verification</a>
 */
public final class SignatureVerifier {

    private static final String PREFIX = "sha256=";

    private final List<String> secrets;
    private final Duration tolerance;
    private final Clock clock;

    /**
     * A verifier.
     *
     * @param secrets any of them may have signed: during a change of the secret there are two
     * @param tolerance how far the timestamp may be from now, before or after
     */
    public SignatureVerifier(List<String> secrets, Duration tolerance, Clock clock) {
        this.secrets = List.copyOf(secrets);
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /** What came out of a check. */
    public enum Verdict {
        VALID,
        NOT_SIGNED,
        BAD_TIMESTAMP,
        OUTSIDE_WINDOW,
        WRONG_SIGNATURE
    }

    /**
     * Checks a delivery in a time that does not tell how much of the signature was right.
     *
     * @param timestamp the header X-Chatwoot-Timestamp: seconds since 1970
     * @param signature the header X-Chatwoot-Signature
     */
    public Verdict verify(@Nullable String timestamp, @Nullable String signature, byte[] body) {
        if (timestamp == null || signature == null) {
            return Verdict.NOT_SIGNED;
        }
        if (!timestamp.matches("\\d{1,12}")) {
            return Verdict.BAD_TIMESTAMP;
        }
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean valid = false;
        for (String secret : secrets) {
            valid |= MessageDigest.isEqual(sign(secret, timestamp, body).getBytes(StandardCharsets.UTF_8), given);
        }
        if (!valid) {
            return Verdict.WRONG_SIGNATURE;
        }
        Duration age = Duration.ofSeconds(Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)));
        return age.compareTo(tolerance) > 0 ? Verdict.OUTSIDE_WINDOW : Verdict.VALID;
    }

    /** Signs a body as Chatwoot does. */
    public static String sign(String secret, String timestamp, byte[] body) {
        byte[] signed = (timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return PREFIX + HmacSha256.hex(secret, signed, body);
    }
}
