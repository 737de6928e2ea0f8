// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.email;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes.\n\nOn Sat, 28 Nov 2026 at 10:00, Shop <help@shop.example> wrote:\n> Today?\n> Or tomorrow?\n",
                "Yes.\n\nOn Sat, 28 Nov 2026 at 10:00, A Shop With A Long Name\n<help@shop.example> wrote:\n\n> Today?\n>\n",
                "Yes.\nAm 28.11.2026 um 10:00 schrieb Shop:\n> Heute?",
                "Yes.\n\n> Today?",
                "Yes.\n\n-----Original Message-----\nFrom: Shop\nSent: Saturday\nSubject: Today?\n\nToday?",
                "Yes.\n\n________________________________\nVon: Shop\nGesendet: Samstag\nBetreff: Heute?\n\nHeute?"
            })
    void cutsWhatIsQuotedAtTheEnd(String text) {
        assertThat(Quote.cut(text)).isEqualTo("Yes.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> Today?\nYes.\n> At four?\nNo.",
                "> Only quoted",
                "Yes.\n-----\nMy signature: none",
                "These are the numbers:\n1: one\n2: two",
                "I ask again:\nwhen?"
            })
    void keepsWhatIsNotQuotedAtTheEnd(String text) {
        assertThat(Quote.cut(text)).isEqualTo(text);
    }

    @Test
    void keepsTheSentenceBeforeAQuoteThatIsNoAttribution() {
        assertThat(Quote.cut("You wrote to me:\n> Today?")).isEqualTo("You wrote to me:");
    }

    @Test
    void isNotSlowWithHugeQuotes() {
        String huge = "> quoted\n".repeat(200_000) + "Yes.\n" + "> quoted\n".repeat(200_000);

        assertThat(Quote.cut(huge)).endsWith("Yes.");
    }

    @Test
    void readsHtml() throws Exception {
        String html = """
                Content-Type: text/html; charset=ISO-8859-1

                <html><head><style>p {}</style></head><body><p>Gr\u00fc\u00dfe &amp; K\u00fcsse</p><div>one<br>two</div>
                <div class="gmail_quote">On Sat wrote: <blockquote>Today?</blockquote></div></body></html>
                """;

        assertThat(MailText.of(mail(html), true)).isEqualTo("Gr\u00fc\u00dfe & K\u00fcsse\n\none\ntwo");
        assertThat(MailText.of(mail(html), false)).contains("Today?");
    }

    @Test
    void prefersThePlainText() throws Exception {
        String both = """
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/html

                <b>html</b>
                --b
                Content-Type: text/plain

                plain
                --b--
                """;

        assertThat(MailText.of(mail(both), false)).isEqualTo("plain");
    }

    @Test
    void knowsItsOwnIds() {
        AnswerId id = new AnswerId(7, 12, "<a.b@far.example>");

        assertThat(AnswerId.of(id.text("shop.example"))).contains(id);
        assertThat(id.text("shop.example")).matches("<cw\\.7\\.12\\.[\\w-]+@shop\\.example>");
        assertThat(AnswerId.of("<first@far.example>")).isEmpty();
        assertThat(AnswerId.of("<cw.7.12.!@x>")).isEmpty();
        assertThat(AnswerId.of("<cw.7.12.a@x>")).contains(new AnswerId(7, 12, "a"));
    }

    @Test
    void knowsWhatIsRefusedForGood() {
        assertThat(Refusal.isForGood(refusal(550))).isTrue();
        assertThat(Refusal.isForGood(refusal(451))).isFalse();
        assertThat(Refusal.isForGood(new jakarta.mail.MessagingException("no connection")))
                .isFalse();
        assertThat(Refusal.words(refusal(550))).isEqualTo("550 no such mailbox");
    }

    private static Exception refusal(int code) {
        return new jakarta.mail.SendFailedException(
                "Invalid Addresses", new SMTPAddressFailedException(null, "RCPT TO", code, code + " no such mailbox"));
    }

    private static MimeMessage mail(String text) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
