// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.event.EventType.Subject;
import org.jspecify.annotations.Nullable;

/** What belongs together: events of a conversation, or of a contact where there is none. */
record Key(@Nullable Long account, Subject subject, Long id) {

    /** The key of an event; one that equals no other when it belongs to nothing. */
    static Object of(Facts facts) {
        if (facts.conversationId() != null) {
            return new Key(facts.accountId(), Subject.CONVERSATION, facts.conversationId());
        }
        return facts.contactId() == null
                ? new Object()
                : new Key(facts.accountId(), Subject.CONTACT, facts.contactId());
    }
}
