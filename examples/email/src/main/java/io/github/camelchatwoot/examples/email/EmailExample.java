// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.email;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.github.camelchatwoot.examples.desk.Agent;
import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.examples.desk.Transcript;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/**
 * Runs the bridge between a mail server of its own and the embedded sandbox, or the Chatwoot of the environment, plays
 * a short conversation and prints it as Chatwoot has it.
 */
public final class EmailExample {

    private EmailExample() {}

    /** Runs it. The system property keep goes on after the story. */
    public static void main(String[] args) throws Exception {
        run(Setting.ofProcess());
    }

    static void run(Setting setting) throws Exception {
        int port = setting.port();
        String callback = setting.bridgeUrl(port) + "/chatwoot";
        Path data = Files.createTempDirectory("email");
        try (MailServer mails = MailServer.start();
                Desk desk = Desks.open(setting, "E-mail", callback);
                Application bridge = Application.start(desk, properties(port, mails, data))) {
            setting.tell(
                    desk + " at " + desk.page(),
                    "Mail server      at 127.0.0.1: IMAP " + mails.imap().port() + ", SMTP "
                            + mails.smtp().port(),
                    "Bridge           at " + callback + " for Chatwoot");
            Agent agent = new Agent(desk, bridge.calls());
            long conversation = new Story(agent, mails).play();
            setting.out().println(Transcript.of(conversation, agent.messages(conversation)));
            setting.out().println("  The customer's mailbox:");
            for (MimeMessage mail : mails.received(Story.DORA)) {
                setting.out().println(line(mail));
            }
            setting.out().println();
            setting.stay("Staying up. Answer as an agent at " + desk.page());
        }
    }

    private static String line(MimeMessage mail) throws MessagingException {
        return "    " + mail.getSubject() + "  (reply to " + mail.getHeader("In-Reply-To", null) + ")\n      "
                + MailServer.text(mail);
    }

    /**
     * What the application is told in place of the environment: the mail server, and a folder for what it remembers.
     */
    static Map<String, String> properties(int port, MailServer mails, Path data) {
        Map<String, String> properties = new HashMap<>();
        properties.put("camel.server.port", String.valueOf(port));
        properties.put("email.address", MailServer.SHOP);
        properties.put("email.username", MailServer.SHOP);
        properties.put("email.password", MailServer.PASSWORD);
        properties.put("email.tls", "false");
        properties.put("email.imap-host", "127.0.0.1");
        properties.put("email.imap-port", String.valueOf(mails.imap().port()));
        properties.put("email.smtp-host", "127.0.0.1");
        properties.put("email.smtp-port", String.valueOf(mails.smtp().port()));
        properties.put("email.delay", "200");
        properties.put("email.retry-delay", "500");
        properties.put("email.cursor-file", data.resolve("cursor.json").toString());
        properties.put("camel.beans.database.jdbcUrl", "jdbc:h2:" + data.resolve("email"));
        return properties;
    }
}
