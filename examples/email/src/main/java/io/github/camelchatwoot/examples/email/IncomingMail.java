// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.email;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.component.mail.MailMessage;

/**
 * Reads a mail. The header {@code MailKind} says what it is: {@code message} of a customer, {@code note} of a machine
 * (an answer while somebody is away, a newsletter), {@code bounce}, or {@code ignored}. The others are what Chatwoot is
 * told.
 *
 * <p>The contact's source id is the address and the thread, so each thread is a conversation of its own, and a stranger
 * who knows a thread does not get into it.
 */
public final class IncomingMail implements Processor {

    private static final Pattern ID = Pattern.compile("<[^<>]+>");

    @Override
    public void process(Exchange exchange) throws MessagingException, IOException {
        Message message = exchange.getMessage();
        MimeMessage mail = (MimeMessage) exchange.getIn(MailMessage.class).getOriginalMessage();
        String own = exchange.getContext().resolvePropertyPlaceholders("{{email.address}}");
        Optional<Bounce> bounce = Bounce.of(mail);
        InternetAddress sender = sender(mail);
        if (bounce.isPresent()) {
            bounced(message, bounce.get());
        } else if (sender.getAddress().equalsIgnoreCase(own)
                || sender.getAddress().isEmpty()) {
            message.setHeader("MailKind", "ignored");
        } else {
            written(message, mail, sender);
        }
    }

    private static InternetAddress sender(MimeMessage mail) throws MessagingException {
        Address[] from = mail.getFrom();
        return from != null && from.length > 0 && from[0] instanceof InternetAddress address
                ? address
                : new InternetAddress();
    }

    private static void bounced(Message message, Bounce bounce) {
        Optional<AnswerId> about = Optional.ofNullable(bounce.about()).flatMap(AnswerId::of);
        message.setHeader("MailKind", bounce.isFinal() && about.isPresent() ? "bounce" : "ignored");
        about.ifPresent(answer -> {
            message.setHeader("CamelChatwootConversationId", answer.conversation());
            message.setHeader("CamelChatwootMessageId", answer.message());
            message.setHeader("CamelChatwootExternalError", bounce.reason());
        });
    }

    private static void written(Message message, MimeMessage mail, InternetAddress sender)
            throws MessagingException, IOException {
        String id = id(mail);
        List<String> before = before(mail);
        String thread = before.isEmpty()
                ? id
                : AnswerId.of(before.get(0)).map(AnswerId::thread).orElse(before.get(0));
        String address = sender.getAddress().toLowerCase(Locale.ROOT);
        boolean machine = isByMachine(mail);
        message.setHeader("MailKind", machine ? "note" : "message");
        message.setHeader("CamelChatwootContactSourceId", address + " " + thread);
        message.setHeader("CamelChatwootEmail", address);
        message.setHeader("CamelChatwootName", Objects.requireNonNullElse(sender.getPersonal(), address));
        message.setHeader("CamelChatwootForeignId", id);
        message.setHeader("CamelChatwootContentAttributes", Map.of("mail", facts(mail, id, before)));
        String text = MailText.of(mail, !before.isEmpty());
        boolean begins = before.isEmpty() || machine;
        String subject = Objects.requireNonNullElse(mail.getSubject(), "");
        message.setBody(begins && !subject.isBlank() ? ("**" + subject + "**\n\n" + text).strip() : text);
        if (message.getBody(String.class).isEmpty()
                && !message.getExchange().getMessage(AttachmentMessage.class).hasAttachments()) {
            message.setBody("(an empty mail)");
        }
    }

    /** What an answer needs to be one. */
    private static Map<String, Object> facts(MimeMessage mail, String id, List<String> before)
            throws MessagingException {
        List<String> references = new ArrayList<>(before);
        references.add(id);
        Map<String, Object> facts = new HashMap<>();
        facts.put("references", String.join(" ", references));
        facts.put("subject", Objects.requireNonNullElse(mail.getSubject(), ""));
        facts.put("answer_to", InternetAddress.toUnicodeString(mail.getReplyTo()));
        return facts;
    }

    /** A mail without an id, which is against the rules, gets one that is always the same. */
    private static String id(MimeMessage mail) throws MessagingException {
        String id = mail.getMessageID();
        if (id != null && !id.isBlank()) {
            return id.strip();
        }
        String what = String.join("\n", Collections.list(mail.getAllHeaderLines()));
        return "<" + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)) + "@nowhere>";
    }

    /** The mails before this one, oldest first; empty when it begins a thread. */
    private static List<String> before(MimeMessage mail) throws MessagingException {
        String references = mail.getHeader("References", " ");
        Matcher ids = ID.matcher(
                references == null ? Objects.requireNonNullElse(mail.getHeader("In-Reply-To", " "), "") : references);
        return ids.results().map(found -> found.group()).toList();
    }

    /** By RFC 3834, and by what was usual before it. */
    private static boolean isByMachine(MimeMessage mail) throws MessagingException {
        String submitted = mail.getHeader("Auto-Submitted", null);
        String precedence = Objects.requireNonNullElse(mail.getHeader("Precedence", null), "");
        return (submitted != null && !submitted.strip().equalsIgnoreCase("no"))
                || precedence.matches("(?i)\\s*(bulk|junk|list|auto_reply)\\s*")
                || mail.getHeader("X-Autoreply") != null
                || mail.getHeader("X-Autorespond") != null
                || mail.getHeader("List-Id") != null
                || "<>".equals(mail.getHeader("Return-Path", null));
    }
}
