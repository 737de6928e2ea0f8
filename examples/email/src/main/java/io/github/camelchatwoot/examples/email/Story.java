// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.email;

import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.examples.desk.Agent;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** A short conversation in both directions; the mail server cannot be reached in the middle of it. */
final class Story {

    static final String DORA = "dora@far.example";
    static final String ANSWER = "Yes, today between 2 and 4 pm.";
    static final String LATE_ANSWER = "With pleasure: he shall ring at the neighbour's.";
    static final String LOST_ANSWER = "Your parcel is with your neighbour.";

    private static final String QUESTION = """
            From: Dora <dora@far.example>
            To: <help@shop.example>
            Subject: =?UTF-8?Q?Where_is_my_parcel=3F_=F0=9F=93=A6?=
            Message-ID: <first@far.example>
            MIME-Version: 1.0
            Content-Type: text/html; charset=UTF-8

            <p>Hello!</p><p>Is my parcel 4711 coming <b>today</b>?</p>
            """;

    private static final String REPLY = """
            From: Dora <dora@far.example>
            To: <help@shop.example>
            Subject: Re: Where is my parcel?
            Message-ID: <second@far.example>
            In-Reply-To: %1$s
            References: <first@far.example> %1$s
            Content-Type: text/plain; charset=UTF-8

            Great! Can the driver ring at my neighbour's?

            On Sat, 28 Nov 2026 at 10:00, Shop <help@shop.example> wrote:
            > %2$s
            """;

    private final Agent agent;
    private final MailServer mails;

    Story(Agent agent, MailServer mails) {
        this.agent = agent;
        this.mails = mails;
    }

    /**
     * Plays it.
     *
     * @return the conversation's display id
     */
    long play() throws InterruptedException, MessagingException {
        mails.arrives(QUESTION);
        long conversation = agent.awaitConversation(DORA + " <first@far.example>");
        agent.writes(conversation, Map.of("content", ANSWER));
        MimeMessage first = received(1);

        mails.imap().cut();
        mails.smtp().cut();
        mails.arrives(REPLY.formatted(first.getMessageID(), ANSWER));
        agent.writes(conversation, Map.of("content", LATE_ANSWER));
        mails.imap().mend();
        mails.smtp().mend();
        agent.awaitText(conversation, "Great! Can the driver ring at my neighbour's?");
        received(2);

        String lost = agent.writes(conversation, Map.of("content", LOST_ANSWER));
        mails.bounces(received(3));
        agent.awaitStatus(conversation, lost, "failed");
        return conversation;
    }

    /** What the customer has received, when it is so many mails: the last one. */
    private MimeMessage received(int count) throws InterruptedException {
        agent.await(() -> mails.received(DORA).size() == count, "mail " + count + " to the customer");
        List<MimeMessage> all = mails.received(DORA);
        return all.get(all.size() - 1);
    }
}
