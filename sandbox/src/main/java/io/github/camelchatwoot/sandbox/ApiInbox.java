// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

/**
 * An API inbox of the sandbox.
 *
 * @param identifier its name in the Client API
 * @param secret signs the deliveries to its callback
 * @param hmacToken proves identities in the Client API
 */
public record ApiInbox(long id, String identifier, String secret, String hmacToken) {
    @Override
    public String toString() {
        return "ApiInbox[id=" + id + ']';
    }
}
