// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
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
    private static final int DIGEST_BYTES = 32;
    private static final int MAX_DIGITS = 12;
    private static final byte[] NONE = {};

    private final List<HmacSha256> keys;
    private final Duration tolerance;
    private final Clock clock;

    /**
     * A verifier.
     *
     * @param secrets any of them may have signed: during a change of the secret there are two
     * @param tolerance how far the timestamp may be from now, before or after
     */
    public SignatureVerifier(List<String> secrets, Duration tolerance, Clock clock) {
        this.keys = secrets.stream().map(HmacSha256::new).toList();
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
        if (!isNumber(timestamp)) {
            return Verdict.BAD_TIMESTAMP;
        }
        byte[] given = digest(signature);
        byte[] start = start(timestamp);
        boolean valid = false;
        for (HmacSha256 key : keys) {
            valid |= MessageDigest.isEqual(key.sign(start, body), given);
        }
        if (!valid) {
            return Verdict.WRONG_SIGNATURE;
        }
        long age = Math.abs(Math.floorDiv(clock.millis(), 1000L) - Long.parseLong(timestamp));
        return age > tolerance.toSeconds() ? Verdict.OUTSIDE_WINDOW : Verdict.VALID;
    }

    private static boolean isNumber(String timestamp) {
        for (int i = 0; i < timestamp.length(); i++) {
            if (timestamp.charAt(i) < '0' || timestamp.charAt(i) > '9') {
                return false;
            }
        }
        return !timestamp.isEmpty() && timestamp.length() <= MAX_DIGITS;
    }

    /** The bytes that a signature writes in lower-case hex; none when it is written in another way, so it is wrong. */
    private static byte[] digest(String signature) {
        byte[] digest = new byte[DIGEST_BYTES];
        if (signature.length() != PREFIX.length() + 2 * DIGEST_BYTES || !signature.startsWith(PREFIX)) {
            return NONE;
        }
        for (int i = 0; i < DIGEST_BYTES; i++) {
            int high = digit(signature.charAt(PREFIX.length() + 2 * i));
            int low = digit(signature.charAt(PREFIX.length() + 2 * i + 1));
            if (high < 0 || low < 0) {
                return NONE;
            }
            digest[i] = (byte) (high << 4 | low);
        }
        return digest;
    }

    private static int digit(char sign) {
        if (sign >= '0' && sign <= '9') {
            return sign - '0';
        }
        return sign >= 'a' && sign <= 'f' ? sign - 'a' + 10 : -1;
    }

    private static byte[] start(String timestamp) {
        byte[] start = Arrays.copyOf(timestamp.getBytes(StandardCharsets.UTF_8), timestamp.length() + 1);
        start[timestamp.length()] = '.';
        return start;
    }

    /** Signs a body as Chatwoot does. */
    public static String sign(String secret, String timestamp, byte[] body) {
        byte[] signed = (timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return PREFIX + HmacSha256.hex(secret, signed, body);
    }
}
