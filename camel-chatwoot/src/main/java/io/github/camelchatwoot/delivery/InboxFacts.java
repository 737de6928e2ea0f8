// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What a delivery has to know of an inbox.
 *
 * @param identifier the key to the Client API
 * @param hmacMandatory whether the Client API wants a proof of identity
 * @param hmacToken the key of that proof, which only administrators see
 */
record InboxFacts(
        String identifier, boolean hmacMandatory, @Nullable String hmacToken) {

    /** Whether the Client API can create contacts: it finds or creates, in one call, whoever else does so too. */
    boolean isOpen() {
        return !hmacMandatory || hmacToken != null;
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "InboxFacts";
    }
}
