// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.email;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.github.camelchatwoot.examples.desk.Agent;
import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.SandboxFile;
import io.github.camelchatwoot.sandbox.fault.Route;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class EmailTest {

    private static final String DORA = "dora@far.example";
    private static final String EMIL = "emil@far.example";

    @TempDir
    Path data;

    private final int port = Setting.freePort();
    private final ChatwootSandbox chatwoot = new ChatwootSandbox().start();
    private final Desk desk = Desks.of(chatwoot, "E-mail", "http://127.0.0.1:" + port + "/chatwoot");
    private final MailServer mails = MailServer.start();
    private Application bridge;
    private Agent agent;

    @BeforeEach
    void start() throws Exception {
        bridge = Application.start(desk, EmailExample.properties(port, mails, data));
        agent = new Agent(desk, bridge.calls());
    }

    @AfterEach
    void stop() {
        bridge.close();
        mails.close();
        desk.close();
    }

    @Test
    void makesAConversationOfEachThread() throws Exception {
        writes(DORA, "one", "Parcel", "", "Where is it?");
        long conversation = agent.awaitConversation(DORA + " <one@far.example>");
        agent.writes(conversation, Map.of("content", "Which one?"));
        MimeMessage answer = received(DORA, 1);
        writes(DORA, "two", "Re: Parcel", "In-Reply-To: " + answer.getMessageID(), "4711");
        writes(DORA, "three", "Re: Parcel", "References: <one@far.example> " + answer.getMessageID(), "Thanks");
        writes(DORA, "four", "An invoice", "", "Please send one.");
        long other = agent.awaitConversation(DORA + " <four@far.example>");

        eventually(() -> assertThat(texts(conversation))
                .containsExactlyInAnyOrder("**Parcel**\n\nWhere is it?", "Which one?", "4711", "Thanks"));
        assertThat(texts(other)).containsExactly("**An invoice**\n\nPlease send one.");
        assertThat(chatwoot.data().contact("Dora").sourceIds()).hasSize(2);
    }

    @Test
    void answersInTheThread() throws Exception {
        writes(DORA, "one", "=?UTF-8?Q?Gr=C3=BC=C3=9Fe?=", "", "Hello");
        long conversation = agent.awaitConversation(DORA + " <one@far.example>");
        writes(
                DORA,
                "two",
                "Re: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=",
                "Reply-To: <desk@far.example>\nReferences: <one@far.example>",
                "Hello?");
        eventually(() -> assertThat(texts(conversation)).hasSize(2));

        agent.writes(conversation, Map.of("content", "Grüße {{contact.name}}"));

        MimeMessage answer = received("desk@far.example", 0);
        assertThat(answer.getSubject()).isEqualTo("Re: Grüße");
        assertThat(answer.getHeader("In-Reply-To", null)).isEqualTo("<two@far.example>");
        assertThat(answer.getHeader("References", " ")).isEqualTo("<one@far.example> <two@far.example>");
        assertThat(answer.getFrom()[0]).hasToString(MailServer.SHOP);
        assertThat(MailServer.text(answer)).startsWith("Grüße");
        assertThat(answer.getHeader("CamelChatwootConversationId")).isNull();
    }

    @Test
    void letsNoStrangerIntoAThread() throws Exception {
        writes(DORA, "one", "Parcel", "", "Where is it?");
        long conversation = agent.awaitConversation(DORA + " <one@far.example>");

        writes(EMIL, "two", "Re: Parcel", "References: <one@far.example>", "Send it to me!");

        long other = agent.awaitConversation(EMIL + " <one@far.example>");
        assertThat(other).isNotEqualTo(conversation);
        assertThat(texts(conversation)).hasSize(1);
    }

    @Test
    void takesFilesAlongInBothDirections() throws Exception {
        byte[] picture = new byte[500_000];
        new Random(1).nextBytes(picture);
        mails.arrives("""
                From: Dora <%s>
                To: <help@shop.example>
                Subject: Damaged
                Message-ID: <one@far.example>
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See
                --b
                Content-Type: image/png; name="box.png"
                Content-Disposition: attachment; filename="box.png"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(
                        DORA, Base64.getMimeEncoder().encodeToString(picture).replace("\r", "")));
        long conversation = agent.awaitConversation(DORA + " <one@far.example>");
        eventually(() -> assertThat(texts(conversation)).hasSize(1));
        assertThat(agent.messages(conversation).get(0).get("attachments"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .satisfies(file -> assertThat(file.get("file_size")).isEqualTo(picture.length))
                .satisfies(file -> assertThat(file.get("file_type")).isEqualTo("image"));

        chatwoot.agent()
                .reply(conversation, "The label", List.of(new SandboxFile("label.pdf", "application/pdf", picture)));

        Multipart parts = (Multipart) received(DORA, 1).getContent();
        assertThat(parts.getBodyPart(0).getContent()).hasToString("The label");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("label.pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(picture);
    }

    @Test
    void answersNoMachine() throws Exception {
        writes(DORA, "one", "Parcel", "", "Where is it?");
        long conversation = agent.awaitConversation(DORA + " <one@far.example>");
        agent.writes(conversation, Map.of("content", "Today."));
        MimeMessage answer = received(DORA, 1);
        chatwoot.agent().resolve(conversation);

        writes(
                DORA,
                "away",
                "Away",
                "Auto-Submitted: auto-replied\nIn-Reply-To: " + answer.getMessageID(),
                "I am away.");
        writes(MailServer.SHOP, "loop", "Loop", "", "To myself");
        writes(EMIL, "last", "Last", "", "Hello");

        agent.awaitConversation(EMIL + " <last@far.example>");
        assertThat(agent.messages(conversation))
                .anyMatch(row ->
                        Boolean.TRUE.equals(row.get("private")) && "**Away**\n\nI am away.".equals(row.get("content")));
        assertThat(agent.conversations(MailServer.SHOP + " <loop@far.example>")).isEmpty();
        assertThat(chatwoot.data().conversations("Dora")).hasSize(1);
        assertThat(mails.received("far.example")).hasSize(1);
    }

    @Test
    void putsAsideWhatChatwootRefuses() throws Exception {
        String longName = "D".repeat(300);
        mails.arrives("From: " + longName + " <dora@far.example>\nMessage-ID: <one@far.example>\n\nHello\n");
        writes(DORA, "two", "Parcel", "", "Where is it, please?");

        agent.awaitConversation(DORA + " <two@far.example>");
        eventually(() -> assertThat(mails.folder("Refused")).containsExactly("<one@far.example>"));
        assertThat(agent.conversations(DORA + " <one@far.example>")).isEmpty();
    }

    @Test
    void tellsWhatBouncesAndSendsItAgainWhenTheAgentWantsTo() throws Exception {
        writes(DORA, "one", "Parcel", "", "Where is it?");
        long conversation = agent.awaitConversation(DORA + " <one@far.example>");
        String answer = agent.writes(conversation, Map.of("content", "Today."));
        MimeMessage first = received(DORA, 1);
        mails.bounces(first);
        agent.awaitStatus(conversation, answer, "failed");
        assertThat(texts(conversation)).hasSize(2);

        agent.retries(conversation, answer);

        assertThat(received(DORA, 2).getMessageID()).isEqualTo(first.getMessageID());
    }

    @Test
    void losesAndDoublesNothingWhileTheNetworkIsCut() throws Exception {
        writes(DORA, "one", "Parcel", "", "Where is it?");
        long conversation = agent.awaitConversation(DORA + " <one@far.example>");
        chatwoot.faults().on(Route.CREATE_MESSAGE).times(1).slow(Duration.ofSeconds(1));
        writes(DORA, "two", "Re: Parcel", "References: <one@far.example>", "two");
        eventually(() -> assertThat(chatwoot.faults().struck()).isEqualTo(1));
        mails.imap().cut(); // Chatwoot is going to have it, the mailbox will not know
        mails.smtp().cut();
        writes(DORA, "three", "Re: Parcel", "References: <one@far.example>", "three");
        agent.writes(conversation, Map.of("content", "first"));
        agent.writes(conversation, Map.of("content", "second"));
        eventually(() -> assertThat(texts(conversation)).contains("two"));

        mails.imap().mend();
        mails.smtp().mend();

        eventually(() -> assertThat(texts(conversation)).contains("three"));
        received(DORA, 2);
        writes(DORA, "four", "Re: Parcel", "References: <one@far.example>", "four");
        eventually(() -> assertThat(texts(conversation)).contains("four"));
        assertThat(texts(conversation)).hasSize(6).containsSubsequence("two", "three", "four");
        assertThat(texts(conversation)).doesNotHaveDuplicates();
        assertThat(mails.received(DORA)).extracting(MailServer::text).containsExactly("first", "second");
    }

    @Test
    void losesAndDoublesNothingWhenChatwootIsAwayAndTheBridgeIsStartedAgain() throws Exception {
        writes(DORA, "one", "Parcel", "", "Where is it?");
        long conversation = agent.awaitConversation(DORA + " <one@far.example>");
        bridge.close();
        chatwoot.agent().reply(conversation, "late");
        chatwoot.faults().on(Route.CREATE_MESSAGE).times(1).cutAfterCommit();
        writes(DORA, "two", "Re: Parcel", "References: <one@far.example>", "two");
        start();
        eventually(() -> assertThat(texts(conversation)).contains("two"));
        chatwoot.restart(Duration.ofSeconds(1));
        writes(DORA, "three", "Re: Parcel", "References: <one@far.example>", "three");

        eventually(() ->
                assertThat(texts(conversation)).containsExactly("**Parcel**\n\nWhere is it?", "late", "two", "three"));
        assertThat(MailServer.text(received(DORA, 1))).isEqualTo("late");
    }

    @Test
    void printsTheStory() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            EmailExample.run(new Setting(out, Map.of(), "yaml", false));
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.contains("**Where is my parcel?") && line.contains("customer"))
                .anyMatch(line -> line.contains("Great! Can the driver ring at my neighbour's?"))
                .anyMatch(line -> line.contains(Story.LOST_ANSWER) && line.contains("failed: 550 5.1.1"))
                .anyMatch(line -> line.contains("(reply to <second@far.example>)"));
    }

    private void writes(String from, String id, String subject, String headers, String text) {
        String name = from.equals(DORA) ? "Dora" : "Somebody";
        mails.arrives(
                "From: " + name + " <" + from + ">\nTo: <help@shop.example>\nSubject: " + subject + "\nMessage-ID: <"
                        + id + "@far.example>\n" + (headers.isEmpty() ? "" : headers + "\n")
                        + "Content-Type: text/plain; charset=UTF-8\n\n" + text + "\n");
    }

    /** The last one of so many. */
    private MimeMessage received(String customer, int count) {
        eventually(() -> assertThat(mails.received(customer)).hasSize(Math.max(1, count)));
        return mails.received(customer).get(Math.max(1, count) - 1);
    }

    private List<String> texts(long conversation) {
        return agent.messages(conversation).stream()
                .filter(message -> !Objects.equals(message.get("message_type"), 2))
                .map(message -> Objects.toString(message.get("content")))
                .toList();
    }

    private static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
