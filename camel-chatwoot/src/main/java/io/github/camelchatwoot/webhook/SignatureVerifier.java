// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
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

    private final Secrets secrets;
    private final Duration patience;
    private final Duration tolerance;
    private final Clock clock;

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
        if (!timestamp.matches("\\d{1,12}")) {
            return Verdict.BAD_TIMESTAMP;
        }
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        List<String> known = secrets.current();
        if (!isSigned(known, timestamp, given, body) && !isSignedByNewer(known, timestamp, given, body)) {
            return Verdict.WRONG_SIGNATURE;
        }
        Duration age = Duration.ofSeconds(Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)));
        return age.compareTo(tolerance) > 0 ? Verdict.OUTSIDE_WINDOW : Verdict.VALID;
    }

    private static boolean isSigned(List<String> secrets, String timestamp, byte[] given, byte[] body) {
        boolean valid = false;
        for (String secret : secrets) {
            valid |= MessageDigest.isEqual(sign(secret, timestamp, body).getBytes(StandardCharsets.UTF_8), given);
        }
        return valid;
    }

    /** Another delivery may have brought the newer ones since, so the answer does not tell whether there are some. */
    private boolean isSignedByNewer(List<String> known, String timestamp, byte[] given, byte[] body) {
        try {
            Boolean unused = secrets.refresh().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("The secret could not be read again in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> now = secrets.current();
        return !now.equals(known) && isSigned(now, timestamp, given, body);
    }

    /** Signs a body as Chatwoot does. */
    public static String sign(String secret, String timestamp, byte[] body) {
        byte[] signed = (timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return PREFIX + HmacSha256.hex(secret, signed, body);
    }
}
