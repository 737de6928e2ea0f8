// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.email;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The text of a mail, as a person would read it. */
final class MailText {

    private static final Pattern LINE_END = Pattern.compile("\r\n?");
    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

    private static final String HTML_QUOTES =
            "blockquote[type=cite], .gmail_quote, .gmail_quote_container, .moz-cite-prefix, .yahoo_quoted,"
                    + " #appendonsend ~ *, #divRplyFwdMsg, #divRplyFwdMsg ~ *";

    private MailText() {}

    /**
     * Finds it: the plain text where there is one, else the HTML without its form.
     *
     * @param isReply then what is quoted at the end is cut off; what is quoted in between stays
     */
    static String of(Part mail, boolean isReply) throws MessagingException, IOException {
        Optional<String> plain = find(mail, "text/plain");
        String text = plain.isPresent()
                ? LINE_END.matcher(plain.get()).replaceAll("\n")
                : find(mail, "text/html").map(html -> ofHtml(html, isReply)).orElse("");
        return (isReply ? Quote.cut(text) : text).strip();
    }

    private static Optional<String> find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return Optional.of(part.getContent().toString());
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = find(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String ofHtml(String html, boolean isReply) {
        Document page = Jsoup.parse(html);
        page.select("head, style, script").remove();
        Document answer = page.clone();
        answer.select(HTML_QUOTES).remove();
        if (isReply && !answer.text().isBlank()) {
            page = answer;
        }
        page.select("p, div, tr, li, h1, h2, h3, h4, blockquote").forEach(MailText::inLines);
        return BLANK_LINES
                .matcher(page.body().wholeText().replace('\u00a0', ' '))
                .replaceAll("\n\n");
    }

    private static void inLines(Element block) {
        block.prependText("\n").appendText(block.is("p, blockquote") ? "\n" : "");
    }
}
