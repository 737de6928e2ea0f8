// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.email;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Makes an agent's answer a reply in the customer's thread: of the event, and of the messages before it, which say what
 * the customer's last mail was.
 */
public final class OutgoingMail implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange event, Exchange messages) {
        Message answer = event.getMessage();
        Map<?, ?> told = answer.getBody(Map.class);
        Map<?, ?> mail = lastMail(messages.getMessage().getBody(List.class));
        String[] session = answer.getHeader("CamelChatwootContactSourceId", "", String.class)
                .split(" ", 2);
        String thread = session.length == 2 ? session[1] : "";
        String references = Objects.toString(mail.get("references"), thread);
        String own = event.getContext().resolvePropertyPlaceholders("{{email.address}}");
        AnswerId id = new AnswerId(
                answer.getHeader("CamelChatwootConversationId", 0L, Long.class),
                answer.getHeader("CamelChatwootMessageId", 0L, Long.class),
                thread);
        answer.setHeader("Message-ID", id.text(own.substring(own.indexOf('@') + 1)));
        answer.setHeader("To", Objects.toString(mail.get("answer_to"), address(told, session[0])));
        answer.setHeader("Subject", subject(event, mail));
        if (!references.isEmpty()) {
            answer.setHeader("References", references);
            answer.setHeader("In-Reply-To", references.substring(references.lastIndexOf(' ') + 1));
        }
        answer.setBody(Objects.toString(told.get("content"), ""));
        return event;
    }

    private static Map<?, ?> lastMail(List<?> messages) {
        Map<?, ?> last = Map.of();
        for (Object row : messages) {
            last = mail(row).orElse(last);
        }
        return last;
    }

    private static Optional<Map<?, ?>> mail(@Nullable Object row) {
        return row instanceof Map<?, ?> message
                        && message.get("content_attributes") instanceof Map<?, ?> attributes
                        && attributes.get("mail") instanceof Map<?, ?> mail
                ? Optional.of(mail)
                : Optional.empty();
    }

    /** Where an agent has begun the conversation there is no mail to answer. */
    private static String address(Map<?, ?> told, String otherwise) {
        return told.get("conversation") instanceof Map<?, ?> conversation
                        && conversation.get("meta") instanceof Map<?, ?> meta
                        && meta.get("sender") instanceof Map<?, ?> contact
                ? Objects.toString(contact.get("email"), otherwise)
                : otherwise;
    }

    private static String subject(Exchange event, Map<?, ?> mail) {
        String subject = Objects.toString(mail.get("subject"), "");
        if (subject.isBlank()) {
            return event.getContext().resolvePropertyPlaceholders("{{email.subject}}");
        }
        return subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject;
    }
}
