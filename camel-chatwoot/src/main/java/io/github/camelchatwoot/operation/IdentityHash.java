// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.nio.charset.StandardCharsets;

import io.github.camelchatwoot.crypto.HmacSha256;

/** The proof of a contact's identifier: lower-case hex HMAC-SHA256 with the inbox's hmac_token as key. */
public final class IdentityHash {

    private IdentityHash() {}

    /**
     * Computes the proof.
     *
     * @param secret the inbox's {@code hmac_token}, taken as text
     * @param identifier the contact's identifier; empty when it has none
     */
    public static String of(String secret, String identifier) {
        return HmacSha256.hex(secret, identifier.getBytes(StandardCharsets.UTF_8));
    }
}
