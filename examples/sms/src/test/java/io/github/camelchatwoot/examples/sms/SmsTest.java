// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.examples.desk.Agent;
import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.SandboxFile;
import io.github.camelchatwoot.sandbox.fault.Route;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class SmsTest {

    private static final String DORA = "4915550100001";
    private static final String EMIL = "4915550100002";
    private static final String HELLO = "Hello";
    private static final int INVALID_DESTINATION = 0x0b;
    private static final int QUEUE_FULL = 0x14;

    @TempDir
    Path data;

    private final int port = Setting.freePort();
    private final ChatwootSandbox chatwoot = new ChatwootSandbox().start();
    private final Desk desk = Desks.of(chatwoot, "SMS", "http://127.0.0.1:" + port + "/chatwoot");
    private final Smsc smsc = Smsc.start(Setting.freePort());
    private Application bridge;
    private Agent agent;

    @BeforeEach
    void start() throws Exception {
        bridge = Application.start(desk, SmsExample.properties(port, smsc.port(), data));
        agent = new Agent(desk, bridge.calls());
    }

    @AfterEach
    void stop() {
        bridge.close();
        smsc.close();
        desk.close();
    }

    @Test
    void joinsLongMessagesOfEachAlphabet() throws Exception {
        String gsm =
                "Where is my parcel? It was 10 € {cheap} @ the shop. ".repeat(9).strip();
        String ucs2 = "\uD83D\uDCE6 Где моя посылка? ".repeat(20).strip();
        smsc.customerWrites(DORA, gsm);
        smsc.customerWrites(DORA, ucs2);
        smsc.customerWrites(EMIL, HELLO);

        eventually(() -> assertThat(texts(DORA)).containsExactly(gsm, ucs2));
        eventually(() -> assertThat(texts(EMIL)).containsExactly(HELLO));
    }

    @Test
    void sendsLongAnswersOfEachAlphabetAndReportsThemWhenAllPartsHaveArrived() throws Exception {
        long conversation = conversation();
        String gsm = "It costs 10 € {only} @ the shop. ".repeat(20).strip();
        String ucs2 = "\uD83D\uDCE6 Она придет сегодня. ".repeat(20).strip();

        String first = agent.writes(conversation, Map.of("content", gsm));
        String second = agent.writes(conversation, Map.of("content", ucs2));

        agent.awaitStatus(conversation, first, "delivered");
        agent.awaitStatus(conversation, second, "delivered");
        assertThat(smsc.phones().received())
                .containsExactlyInAnyOrder(new Phones.Sms(DORA, gsm), new Phones.Sms(DORA, ucs2));
    }

    @Test
    void tellsTheErrorOfTheNetworkAndSendsAgainWhenTheAgentWantsTo() throws Exception {
        long conversation = conversation();
        smsc.phones().off(DORA, "027");
        String answer = agent.writes(conversation, Map.of("content", HELLO));
        agent.awaitStatus(conversation, answer, "failed");
        assertThat(error(conversation, answer)).isEqualTo("UNDELIV, network error 027");

        smsc.phones().on(DORA);
        agent.retries(conversation, answer);

        agent.awaitStatus(conversation, answer, "delivered");
        assertThat(smsc.phones().received()).containsExactly(new Phones.Sms(DORA, HELLO));
    }

    @Test
    void tellsWhatTheSmscRefuses() throws Exception {
        long conversation = conversation();
        smsc.phones().refuse(DORA, INVALID_DESTINATION);

        String answer = agent.writes(conversation, Map.of("content", HELLO));

        agent.awaitStatus(conversation, answer, "failed");
        assertThat(error(conversation, answer))
                .startsWith("The SMS center refused it: ")
                .contains("0000000b");
    }

    @Test
    void triesAgainWhatTheSmscHasNoRoomFor() throws Exception {
        long conversation = conversation();
        smsc.phones().refuse(DORA, QUEUE_FULL);
        String answer = agent.writes(conversation, Map.of("content", HELLO));
        eventually(() -> assertThat(smsc.phones().refusals()).isEqualTo(2));

        smsc.phones().accept(DORA);

        agent.awaitStatus(conversation, answer, "delivered");
        assertThat(smsc.phones().received()).containsExactly(new Phones.Sms(DORA, HELLO));
    }

    @Test
    void sendsNothingButText() throws Exception {
        long conversation = conversation();

        long answer = chatwoot.agent()
                .reply(conversation, "See", List.of(new SandboxFile("map.txt", "text/plain", new byte[5])));

        agent.awaitStatus(conversation, String.valueOf(answer), "failed");
        assertThat(error(conversation, String.valueOf(answer))).isEqualTo("An SMS carries text only");
        assertThat(smsc.phones().received()).isEmpty();
    }

    @Test
    void losesAndDoublesNothingWhileTheSmscIsAway() throws Exception {
        long conversation = conversation();
        smsc.down();
        smsc.customerWrites(DORA, "one");
        String first = agent.writes(conversation, Map.of("content", "first"));
        String second = agent.writes(conversation, Map.of("content", "second"));
        smsc.customerWrites(DORA, "two");
        smsc.up();

        agent.awaitStatus(conversation, first, "delivered");
        agent.awaitStatus(conversation, second, "delivered");
        eventually(() -> assertThat(texts(DORA)).contains("one", "two"));
        smsc.customerWrites(DORA, "three");
        eventually(() -> assertThat(texts(DORA)).contains("three"));
        assertThat(texts(DORA))
                .containsSubsequence(HELLO, "one", "two", "three")
                .hasSize(6);
        assertThat(smsc.phones().received()).extracting(Phones.Sms::text).containsExactly("first", "second");
    }

    @Test
    void losesAndDoublesNothingWhenChatwootIsAway() throws Exception {
        conversation();
        chatwoot.faults().on(Route.CREATE_MESSAGE).times(1).cutAfterCommit();
        smsc.customerWrites(DORA, "one");
        String two = "two ".repeat(100).strip();
        smsc.customerWrites(DORA, two);
        eventually(() -> assertThat(texts(DORA)).contains("one"));
        chatwoot.restart(Duration.ofSeconds(2));
        smsc.customerWrites(DORA, "three");

        eventually(() -> assertThat(texts(DORA)).containsExactly(HELLO, "one", two, "three"));
    }

    @Test
    void knowsWhatTheSmscRepeats() throws Exception {
        conversation();
        smsc.loseAnswers(1);
        smsc.customerWrites(DORA, "one");
        String two = "two ".repeat(100).strip();
        eventually(() -> assertThat(smsc.deliveries()).isEqualTo(3));
        smsc.loseAnswers(3);
        smsc.customerWrites(DORA, two);
        smsc.customerWrites(DORA, "three");

        eventually(() -> assertThat(texts(DORA)).contains("three"));
        assertThat(texts(DORA)).containsExactly(HELLO, "one", two, "three");
        assertThat(smsc.deliveries()).isEqualTo(3 + 6 + 1);
    }

    @Test
    void remembersAcrossARestart() throws Exception {
        long conversation = conversation();
        smsc.phones().holdReceipts();
        String answer = agent.writes(conversation, Map.of("content", HELLO));
        eventually(() -> assertThat(smsc.phones().received()).hasSize(1));
        smsc.loseAnswers(1);
        smsc.customerWrites(DORA, "two ".repeat(50).strip());
        eventually(() -> assertThat(texts(DORA)).hasSize(3));
        eventually(() -> assertThat(data.resolve("cursor.json")).exists());
        bridge.close();
        String late = String.valueOf(chatwoot.agent().reply(conversation, "late"));

        start();
        agent.awaitStatus(conversation, late, "sent"); // Chatwoot had marked it as failed
        smsc.phones().releaseReceipts();

        agent.awaitStatus(conversation, answer, "delivered");
        agent.awaitStatus(conversation, late, "delivered");
        assertThat(smsc.phones().received()).extracting(Phones.Sms::text).containsExactly(HELLO, "late");
        assertThat(texts(DORA)).hasSize(4);
    }

    @Test
    void printsTheStory() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            SmsExample.run(new Setting(out, Map.of(), "yaml", false));
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.contains(Story.QUESTION.substring(0, 40)) && line.contains("customer"))
                .anyMatch(line -> line.contains(Story.ANSWER) && line.endsWith("delivered"))
                .anyMatch(
                        line -> line.contains(Story.LOST_ANSWER) && line.endsWith("failed: UNDELIV, network error 027"))
                .anyMatch(line -> line.contains(Story.THANKS))
                .anyMatch(line -> line.contains(Story.CUSTOMER + "  " + Story.LATE_ANSWER));
    }

    private long conversation() throws InterruptedException {
        smsc.customerWrites(DORA, HELLO);
        return agent.awaitConversation(DORA);
    }

    private List<String> texts(String customer) {
        return agent.conversations(customer).stream()
                .flatMap(conversation -> agent.messages(conversation).stream())
                .map(message -> Objects.toString(message.get("content")))
                .toList();
    }

    private String error(long conversation, String message) {
        return agent.messages(conversation).stream()
                .filter(row -> message.equals(Objects.toString(row.get("id"))))
                .map(row -> row.get("content_attributes") instanceof Map<?, ?> attributes ? attributes : Map.of())
                .map(attributes -> Objects.toString(attributes.get("external_error")))
                .findFirst()
                .orElseThrow();
    }

    private static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
