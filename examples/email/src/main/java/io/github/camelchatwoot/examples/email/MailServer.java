// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.email;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.camelchatwoot.examples.desk.Line;
import io.github.camelchatwoot.examples.desk.Setting;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/**
 * Stands in for the mail server, with mailboxes of the shop and of customers. The bridge reaches it over lines that can
 * be cut; customers are not bothered by that.
 */
final class MailServer implements AutoCloseable {

    static final String SHOP = "help@shop.example";
    static final String PASSWORD = "secret";

    private final GreenMail server;
    private final Line imap;
    private final Line smtp;

    private MailServer(GreenMail server) {
        this.server = server;
        this.imap = Line.to(server.getImap().getPort());
        this.smtp = Line.to(server.getSmtp().getPort());
    }

    /** Starts it on free ports of this machine. */
    static MailServer start() {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(Setting.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(Setting.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });
        server.setUser(SHOP, PASSWORD);
        server.start();
        return new MailServer(server);
    }

    Line imap() {
        return imap;
    }

    Line smtp() {
        return smtp;
    }

    /** Puts a mail, as it is transferred, into the shop's mailbox. */
    void arrives(String mail) {
        try {
            byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            server.getUserManager().getUserByEmail(SHOP).deliver(message);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a customer has received, in this order. */
    List<MimeMessage> received(String customer) {
        return Arrays.asList(server.getReceivedMessages()).stream()
                .filter(mail -> to(mail).contains(customer))
                .toList();
    }

    /** The Message-IDs of the mails in a folder of the shop. */
    List<String> folder(String name) throws MessagingException, FolderException {
        List<String> ids = new ArrayList<>();
        MailFolder folder = server.getManagers()
                .getImapHostManager()
                .getFolder(server.getUserManager().getUserByEmail(SHOP), name);
        if (folder != null) {
            for (StoredMessage mail : folder.getMessages()) {
                ids.add(mail.getMimeMessage().getMessageID());
            }
        }
        return ids;
    }

    private static String to(MimeMessage mail) {
        try {
            return String.valueOf(mail.getHeader("To", ","));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mail server far away cannot deliver a mail of ours, and says so. */
    void bounces(MimeMessage mail) {
        try {
            arrives("""
                    From: Mail Delivery Subsystem <mailer-daemon@far.example>
                    To: <help@shop.example>
                    Subject: Undelivered Mail Returned to Sender
                    Auto-Submitted: auto-replied
                    Message-ID: <bounce.%d@far.example>
                    MIME-Version: 1.0
                    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                    --b
                    Content-Type: text/plain

                    I'm sorry to have to inform you that your message could not be delivered.

                    --b
                    Content-Type: message/delivery-status

                    Reporting-MTA: dns; far.example

                    Final-Recipient: rfc822; dora@far.example
                    Action: failed
                    Status: 5.1.1
                    Diagnostic-Code: smtp; 550 5.1.1 <dora@far.example>: no such mailbox

                    --b
                    Content-Type: text/rfc822-headers

                    From: %s
                    Message-ID: %s

                    --b--
                    """.formatted(mail.getMessageID().hashCode(), SHOP, mail.getMessageID()));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of a mail. */
    static String text(MimeMessage mail) {
        try {
            return MailText.of(mail, false);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        imap.close();
        smtp.close();
        server.stop();
    }
}
