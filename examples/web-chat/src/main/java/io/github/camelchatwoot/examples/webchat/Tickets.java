// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.webchat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

import io.github.camelchatwoot.crypto.HmacSha256;
import org.jspecify.annotations.Nullable;

/**
 * Proofs of who is at a page: the name of a customer, signed by whoever knows the secret, such as the shop where the
 * customer has signed in. Configured by {@code camel/chat.camel.yaml}, then safe to share across threads.
 */
public final class Tickets {

    private static final Pattern CUSTOMER = Pattern.compile("[a-z0-9-]{1,40}");

    private String secret = "";

    public void setSecret(String secret) {
        this.secret = secret;
    }

    /**
     * A ticket for a customer.
     *
     * @throws IllegalArgumentException when that is no name of a customer
     */
    public String issue(String customer) {
        if (!CUSTOMER.matcher(customer).matches()) {
            throw new IllegalArgumentException("A customer is called by 1 to 40 of a-z, 0-9 and -");
        }
        return customer + "." + signature(customer);
    }

    /** Whose ticket it is; null: it is none. */
    public @Nullable String customer(@Nullable String ticket) {
        int dot = ticket == null ? -1 : ticket.indexOf('.');
        if (ticket == null || dot < 0) {
            return null;
        }
        String customer = ticket.substring(0, dot);
        boolean right = MessageDigest.isEqual(bytes(ticket.substring(dot + 1)), bytes(signature(customer)));
        return right && CUSTOMER.matcher(customer).matches() ? customer : null;
    }

    private String signature(String customer) {
        return HmacSha256.hex(secret, bytes(customer));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
