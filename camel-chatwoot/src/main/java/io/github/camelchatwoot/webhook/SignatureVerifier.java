// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelchatwoot.crypto.HmacSha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the signature of deliveries: {@code sha256=} and the lower-case hex HMAC-SHA256 over {@code timestamp.body},
 * on the bytes as received. Safe to share across threads.
 *
 * @see <a href="https://developers.chatwoot.com/api-reference/webhook-verification">Chatwoot's webhook verification</a>
 */
public final class SignatureVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureVerifier.class);
    private static final String PREFIX = "sha256=";
    private static final int DIGEST_BYTES = 32;
    private static final int MAX_DIGITS = 12;
    private static final byte[] NONE = {};

    private final Secrets secrets;
    private final Duration patience;
    private final Duration tolerance;
    private final Clock clock;
    private volatile Keys keys = new Keys(List.of());

    /** What signs with each of some secrets. */
    private static final class Keys {
        private final List<String> secrets;
        private final List<HmacSha256> all;

        Keys(List<String> secrets) {
            this.secrets = secrets;
            this.all = secrets.stream().map(HmacSha256::new).toList();
        }
    }

    /**
     * A verifier.
     *
     * @param secrets any of them may have signed: during a change of the secret there are two
     * @param tolerance how far the timestamp may be from now, before or after
     */
    public SignatureVerifier(List<String> secrets, Duration tolerance, Clock clock) {
        this(Secrets.configured(secrets), Duration.ZERO, tolerance, clock);
    }

    /**
     * A verifier with secrets that may change.
     *
     * @param patience how long a delivery that none of them has signed waits for newer ones
     * @param tolerance how far the timestamp may be from now, before or after
     */
    public SignatureVerifier(Secrets secrets, Duration patience, Duration tolerance, Clock clock) {
        this.secrets = secrets;
        this.patience = patience;
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
        long age = Math.abs(Math.floorDiv(clock.millis(), 1000L) - Long.parseLong(timestamp));
        boolean inTime = age <= tolerance.toSeconds();
        List<String> known = secrets.current();
        if (!isSigned(known, start, given, body) && !(inTime && isSignedByNewer(known, start, given, body))) {
            return Verdict.WRONG_SIGNATURE;
        }
        return inTime ? Verdict.VALID : Verdict.OUTSIDE_WINDOW;
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

    private boolean isSigned(List<String> now, byte[] start, byte[] given, byte[] body) {
        Keys current = keys;
        if (!current.secrets.equals(now)) {
            current = new Keys(now);
            keys = current;
        }
        boolean valid = false;
        for (HmacSha256 key : current.all) {
            valid |= MessageDigest.isEqual(key.sign(start, body), given);
        }
        return valid;
    }

    /** Another delivery may have brought the newer ones since, so the answer does not tell whether there are some. */
    private boolean isSignedByNewer(List<String> known, byte[] start, byte[] given, byte[] body) {
        try {
            Boolean unused = secrets.refresh().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("The secret could not be read again in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> now = secrets.current();
        return !now.equals(known) && isSigned(now, start, given, body);
    }

    /** Signs a body as Chatwoot does. */
    public static String sign(String secret, String timestamp, byte[] body) {
        return PREFIX + HmacSha256.hex(secret, start(timestamp), body);
    }
}
