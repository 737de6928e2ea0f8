// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 with one key. Safe to share across threads; to make what signs costs more than to sign a small text, so
 * it is used again.
 */
public final class HmacSha256 {

    private static final String ALGORITHM = "HmacSHA256";

    /** More than threads that sign at a time; beyond it, they are made anew. */
    private static final int KEPT = 32;

    private final SecretKeySpec key;
    private final Queue<Mac> idle = new ArrayBlockingQueue<>(KEPT);

    /** @param secret the key, taken as text: Chatwoot does not decode its keys */
    public HmacSha256(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Signs the parts, one after the other, with 32 bytes. */
    public byte[] sign(byte[]... parts) {
        Mac known = idle.poll();
        Mac mac = known == null ? mac() : known;
        for (byte[] part : parts) {
            mac.update(part);
        }
        byte[] signature = mac.doFinal();
        boolean unused = idle.offer(mac);
        return signature;
    }

    /** The same as lower-case hex. */
    public String hexOf(byte[]... parts) {
        return HexFormat.of().formatHex(sign(parts));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
        }
    }

    /**
     * Signs the parts, one after the other, as lower-case hex.
     *
     * @param secret the key, taken as text
     */
    public static String hex(String secret, byte[]... parts) {
        return new HmacSha256(secret).hexOf(parts);
    }
}
