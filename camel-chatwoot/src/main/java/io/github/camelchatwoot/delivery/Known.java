// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known of a session. Immutable.
 *
 * @param contact the contact's id
 * @param conversation the display id of the conversation to write into; 0: a new one
 * @param lastMessage a message id from before whatever comes next; 0 when there is none
 * @param stateNanos when it was seen that the conversation is the one to write into
 * @param sinceNanos when all this was found out
 * @param person what the contact was last brought up to date with
 */
record Known(
        long contact, long conversation, long lastMessage, long stateNanos, long sinceNanos, Optional<Person> person) {

    private static final long LONG_AGO = Duration.ofDays(1).toNanos();

    /** The same, but which conversation to write into has to be looked at again. */
    Known outdated() {
        return new Known(contact, conversation, lastMessage, stateNanos - LONG_AGO, sinceNanos, person);
    }

    /** The same with another conversation. */
    Known in(long other) {
        return new Known(contact, other, lastMessage, stateNanos, sinceNanos, person);
    }

    /** The same after a message. */
    Known after(long message) {
        return new Known(contact, conversation, Math.max(lastMessage, message), stateNanos, sinceNanos, person);
    }

    /** The same contact, or the one that it was merged into, brought up to date. */
    Known of(long other, Person now) {
        return new Known(other, conversation, lastMessage, stateNanos, sinceNanos, Optional.of(now));
    }

    /** The same after a message was written. */
    Known wroteInto(long other, long message, long nanos) {
        return new Known(contact, other, Math.max(lastMessage, message), nanos, sinceNanos, person);
    }
}
