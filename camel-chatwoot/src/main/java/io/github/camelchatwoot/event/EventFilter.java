// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.Set;

import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.event.EventType.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which events a route wants. Immutable, safe to share across threads.
 *
 * @param events their names, as in a webhook; empty: all but the hints about the whole account
 * @param inboxIds the inboxes; empty: all. What belongs to no inbox, such as a contact, passes
 * @param messageTypes the types of messages; empty: all
 * @param privateNotes whether private notes, and typing of them, pass
 * @param activities whether messages about what happened in a conversation pass
 */
public record EventFilter(
        Set<String> events, Set<Long> inboxIds, Set<String> messageTypes, boolean privateNotes, boolean activities) {

    private static final String ACTIVITY = "activity";

    public EventFilter {
        events = Set.copyOf(events);
        inboxIds = Set.copyOf(inboxIds);
        messageTypes = Set.copyOf(messageTypes);
    }

    /** Whether the route wants an event. */
    public boolean passes(Event event) {
        Facts facts = event.facts();
        return isNamed(event)
                && (inboxIds.isEmpty() || facts.inboxId() == null || inboxIds.contains(facts.inboxId()))
                && (privateNotes || !Boolean.TRUE.equals(facts.isPrivate()))
                && passesAsMessage(facts.messageType());
    }

    private boolean isNamed(Event event) {
        return event.type().subject() == Subject.ACCOUNT ? events.contains(event.wireName()) : wants(event.wireName());
    }

    /** Whether the route wants events of this name. */
    public boolean wants(String wireName) {
        return events.isEmpty() || events.contains(wireName);
    }

    private boolean passesAsMessage(@Nullable String type) {
        if (type == null) {
            return true;
        }
        return (activities || !type.equals(ACTIVITY)) && (messageTypes.isEmpty() || messageTypes.contains(type));
    }
}
