// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Words;
import org.jspecify.annotations.Nullable;

/**
 * A message, as it was at one moment. Immutable.
 *
 * @param conversationId the number of the conversation, as in URLs
 * @param type incoming, outgoing, activity or template
 * @param status sent, delivered, read or failed
 * @param sender the name of who wrote it; null for the double itself
 * @param attachments the names of the files
 */
public record MessageFacts(
        long id,
        long conversationId,
        long inboxId,
        String inbox,
        String type,
        boolean isPrivate,
        @Nullable String content,
        ObjectNode contentAttributes,
        @Nullable String sourceId,
        String status,
        @Nullable String externalError,
        ContactFacts contact,
        @Nullable String sender,
        List<String> attachments) {

    private static final int LONGEST = 120;

    static MessageFacts of(Message message) {
        return of(message, message.content, message.contentAttributes);
    }

    static MessageFacts of(Message message, @Nullable String content, ObjectNode contentAttributes) {
        return new MessageFacts(
                message.id,
                message.conversation.displayId,
                message.conversation.inbox().id,
                message.conversation.inbox().name,
                Words.of(message.type),
                message.isPrivate,
                content,
                contentAttributes,
                message.sourceId,
                Words.of(message.status),
                contentAttributes.path("external_error").textValue(),
                ContactFacts.of(message.conversation.contact(), List.of(message.conversation.contactInbox.sourceId)),
                message.sender == null ? null : message.sender.title(),
                message.attachments.stream()
                        .map(attachment -> attachment.blob.filename())
                        .toList());
    }

    /** One line for a person. */
    public String describe() {
        StringBuilder line = new StringBuilder(isPrivate ? "private note " : type + " message ").append(id);
        line.append(content == null ? " without content" : " \"" + Discreet.shortened(content, LONGEST) + '"');
        if (!attachments.isEmpty()) {
            line.append(" with ").append(String.join(", ", attachments));
        }
        if (sender != null) {
            line.append(" by ").append(sender);
        }
        line.append(" in conversation ").append(conversationId).append(" of ").append(contact.name());
        line.append(", inbox ").append(inbox).append(", ").append(status);
        return externalError == null
                ? line.toString()
                : line.append(": ").append(externalError).toString();
    }
}
