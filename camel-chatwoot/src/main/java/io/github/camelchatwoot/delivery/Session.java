// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

/**
 * A contact in an inbox.
 *
 * @param sourceId what the other side of the inbox calls the contact
 */
public record Session(long account, long inbox, String sourceId) {

    /** Without the source id, which may be a phone number. */
    @Override
    public String toString() {
        return "Session[" + account + ", " + inbox + "]";
    }
}
