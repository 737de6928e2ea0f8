// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.email;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server says of a mail that it could not deliver (RFC 3464).
 *
 * @param action failed, or something less final such as delayed
 * @param reason the server's words
 * @param about the Message-ID of that mail; null when the server does not tell
 */
record Bounce(String action, String reason, @Nullable String about) {

    /** Reads it; empty when the mail is none. */
    static Optional<Bounce> of(Part mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        InternetHeaders recipient = null;
        String about = null;
        for (int i = 0; i < parts.getCount(); i++) {
            Part part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                recipient = lastBlock(part);
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                about = headers(part).getHeader("Message-ID", null);
            }
        }
        return recipient == null ? Optional.empty() : Optional.of(of(recipient, about));
    }

    private static Bounce of(InternetHeaders recipient, @Nullable String about) {
        String action = Optional.ofNullable(recipient.getHeader("Action", null)).orElse("failed");
        String status = Optional.ofNullable(recipient.getHeader("Status", null)).orElse("");
        String reason = Optional.ofNullable(recipient.getHeader("Diagnostic-Code", null))
                .map(code -> code.substring(code.indexOf(';') + 1).strip())
                .orElse(status);
        return new Bounce(action.strip().toLowerCase(Locale.ROOT), reason, about);
    }

    boolean isFinal() {
        return action.equals("failed");
    }

    /** The first block is about the mail, the others each about a receiver. */
    private static InternetHeaders lastBlock(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            InternetHeaders block = new InternetHeaders(in);
            for (InternetHeaders next = new InternetHeaders(in);
                    next.getAllHeaderLines().hasMoreElements();
                    next = new InternetHeaders(in)) {
                block = next;
            }
            return block;
        }
    }

    private static InternetHeaders headers(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new InternetHeaders(in);
        }
    }
}
