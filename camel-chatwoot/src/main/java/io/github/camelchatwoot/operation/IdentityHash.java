// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The proof of a contact's identifier: lower-case hex HMAC-SHA256 with the inbox's hmac_token as key. */
public final class IdentityHash {

    private static final String ALGORITHM = "HmacSHA256";

    private IdentityHash() {}

    /**
     * Computes the proof.
     *
     * @param secret the inbox's {@code hmac_token}, taken as text
     * @param identifier the contact's identifier; empty when it has none
     */
    public static String of(String secret, String identifier) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(identifier.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
        }
    }
}
