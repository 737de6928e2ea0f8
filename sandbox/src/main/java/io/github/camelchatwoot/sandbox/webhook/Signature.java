// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signatures of webhooks and of identities: HMAC-SHA256 in lower-case hexadecimal digits. Stateless. */
public final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** Proves to the Client API who the customer is. */
    public static String of(String secret, String text) {
        return hex(secret, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The value of {@code X-Chatwoot-Signature}: over the timestamp, a dot and the bytes of the body. */
    public static String of(String secret, String timestamp, byte[] body) {
        byte[] head = (timestamp + '.').getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[head.length + body.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        return "sha256=" + hex(secret, signed);
    }

    private static String hex(String secret, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
