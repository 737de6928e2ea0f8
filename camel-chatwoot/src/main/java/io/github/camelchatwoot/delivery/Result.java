// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.Map;

import io.github.camelchatwoot.client.Failure;

/** How a delivery ended. */
public sealed interface Result {

    /**
     * The message is in Chatwoot.
     *
     * @param created whether this delivery brought it there; otherwise it was there already
     * @param contact the contact's id
     * @param conversation the display id; 0 when it was delivered before and nobody knows where
     * @param message what Chatwoot says of it; with the source id only when it cannot be found any more
     */
    record Delivered(boolean created, long contact, long conversation, Map<String, Object> message) implements Result {

        /** Together with a further part of the same text. */
        Delivered and(Delivered other) {
            return new Delivered(created || other.created, contact, conversation, message);
        }

        @Override
        public String toString() {
            return "Delivered[" + (created ? "created" : "found") + "]";
        }
    }

    /** It is not, or nobody knows. Delivering it again is safe. */
    record NotDelivered(Failure failure) implements Result {}
}
