// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Words;
import org.jspecify.annotations.Nullable;

/**
 * A conversation, as it was at one moment. Immutable.
 *
 * @param id its number, as in URLs
 * @param status open, resolved, pending or snoozed
 * @param assignee the name of the user or bot
 */
public record ConversationFacts(
        long id,
        long inboxId,
        String inbox,
        String status,
        @Nullable String priority,
        @Nullable String assignee,
        @Nullable String team,
        List<String> labels,
        ObjectNode customAttributes,
        ObjectNode additionalAttributes,
        ContactFacts contact,
        int messages) {

    static ConversationFacts of(Conversation row) {
        String assignee = row.assigneeBot() == null ? null : row.assigneeBot().title();
        return new ConversationFacts(
                row.displayId,
                row.inbox().id,
                row.inbox().name,
                Words.of(row.status()),
                row.priority == null ? null : Words.of(row.priority),
                row.assignee() == null ? assignee : row.assignee().name,
                row.team() == null ? null : row.team().name,
                row.labels(),
                row.customAttributes,
                row.additionalAttributes,
                ContactFacts.of(row.contact(), List.of(row.contactInbox.sourceId)),
                row.messages.size());
    }

    /** One line for a person. */
    public String describe() {
        String line = "conversation " + id + " of " + contact.name() + ", inbox " + inbox + ", " + status;
        line += assignee == null ? ", unassigned" : ", assigned to " + assignee;
        line += team == null ? "" : ", team " + team;
        line += labels.isEmpty() ? "" : ", labels " + String.join(", ", labels);
        return line + ", " + messages + (messages == 1 ? " message" : " messages");
    }
}
