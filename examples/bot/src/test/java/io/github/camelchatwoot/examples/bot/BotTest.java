// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.bot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Calls;
import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.fault.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The bot between a sandbox and a model. */
@Timeout(120)
@SuppressWarnings("try") // applications run until the end of their block
class BotTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ModelStub.Mind CERTAIN = words -> ModelStub.said("Answer to: " + words, 0.9);

    private final ChatwootSandbox chatwoot = new ChatwootSandbox().start();
    private final int port = Setting.freePort();
    private final Desk desk = Desks.of(chatwoot, "Shop", "");
    private final Calls calls = Calls.of(desk);
    private final Bot bot = Bot.hire(calls, "http://127.0.0.1:" + port + "/bot");

    @TempDir
    private Path folder;

    @BeforeEach
    void customers() {
        chatwoot.add(more -> IntStream.range(0, 6)
                .forEach(i -> more.contact(
                        "Customer " + i, contact -> contact.inbox("Shop").sourceId("c-" + i))));
    }

    @AfterEach
    void close() {
        calls.close();
        chatwoot.close();
    }

    private Application start(ModelStub model) throws Exception {
        return start(model.url());
    }

    private Application start(String modelUrl) throws Exception {
        Path cursor = folder.resolve("cursor.json");
        Application running = Application.start(
                desk,
                Map.of(
                        "camel.server.port",
                        String.valueOf(port),
                        "camel.component.chatwoot.secret",
                        bot.secret(),
                        "camel.component.chatwoot.retry-delay",
                        "50",
                        "camel.main.shutdown-timeout",
                        "1",
                        "bot.token",
                        bot.token(),
                        "bot.patience",
                        "300",
                        "bot.sweep",
                        "1000",
                        "bot.cursor",
                        cursor.toString(),
                        "model.url",
                        modelUrl));
        await().atMost(LIMIT).until(() -> Files.exists(cursor)); // it has looked what there is already
        return running;
    }

    private void write(int customer, String text) {
        chatwoot.customer(desk.inboxId(), "c-" + customer).write(text);
    }

    private long conversation(int customer) {
        return chatwoot.data().conversation("c-" + customer).id();
    }

    private List<String> answers(int customer) {
        return calls.messages(conversation(customer)).stream()
                .filter(message -> String.valueOf(message.get("source_id")).startsWith(Talk.ANSWERS))
                .map(message -> String.valueOf(message.get("content")))
                .toList();
    }

    private List<String> notes(int customer) {
        return calls.messages(conversation(customer)).stream()
                .filter(message -> Boolean.TRUE.equals(message.get("private")))
                .map(message -> String.valueOf(message.get("content")))
                .toList();
    }

    private void awaitAnswers(int customer, String... expected) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(answers(customer)).containsExactly(expected));
    }

    @Test
    void theStoryShowsABurstAndBothWaysToPeople() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            BotExample.run(new Setting(out, Map.of(), "yaml", false));
        }

        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines)
                .filteredOn(line -> line.matches("\\s+\\d+\\s+bot\\s.*"))
                .hasSize(3)
                .first()
                .asString()
                .contains("We are open");
        assertThat(lines)
                .filteredOn(line -> line.matches("\\s+\\d+\\s+note\\s.*"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("not sure"),
                        line -> assertThat(line).contains("asks for a person"));
    }

    @Test
    void aBurstIsAnsweredOnceAndWithoutSecrets() throws Exception {
        try (ModelStub model = ModelStub.start(CERTAIN);
                Application running = start(model)) {
            Stream.of("one", "two", "three", "four").forEach(text -> write(0, text));
            awaitAnswers(0, "Answer to: one\ntwo\nthree\nfour");
            write(0, "five");
            awaitAnswers(0, "Answer to: one\ntwo\nthree\nfour", "Answer to: five");
            assertThat(model.asked()).hasSize(2);
            assertThat(model.asked().toString())
                    .doesNotContain(bot.token(), bot.secret(), chatwoot.adminToken(), "pubsub");
        }
    }

    @Test
    void whatIsSaidWhileTheModelThinksIsAnsweredAfterwards() throws Exception {
        CountDownLatch thinking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ModelStub.Mind slow = words -> {
            thinking.countDown();
            assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
            return CERTAIN.answer(words);
        };
        try (ModelStub model = ModelStub.start(slow);
                Application running = start(model)) {
            write(0, "first");
            assertThat(thinking.await(30, TimeUnit.SECONDS)).isTrue();
            write(0, "second");
            goOn.countDown();
            await().atMost(LIMIT).until(() -> answers(0).size() == 2);
            assertThat(answers(0)).containsExactly("Answer to: first", "Answer to: second");
        }
    }

    static Stream<Arguments> reasons() {
        ModelStub.Mind broken = words -> {
            throw new IOException("broken");
        };
        ModelStub.Mind unsure = words -> ModelStub.said("Perhaps {{contact.name}}", 0.3);
        ModelStub.Mind chatty = words -> "Sure! We are open.";
        ModelStub.Mind boundless = words -> "{\"answer\": \"Yes\"}";
        return Stream.of(
                Arguments.of(unsure, "Where is it?", "The bot is not sure. It would say: Perhaps {{contact.name}}"),
                Arguments.of(
                        CERTAIN, "Ich will mit einem MENSCHEN, einem Mensch reden", "The customer asks for a person."),
                Arguments.of(broken, "Where is it?", "The language model refuses to answer (500)."),
                Arguments.of(chatty, "Where is it?", "The language model gives no answer."),
                Arguments.of(boundless, "Where is it?", "The language model gives no answer."));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void handsOverAndIsSilentFromThenOn(ModelStub.Mind mind, String words, String reason) throws Exception {
        try (ModelStub model = ModelStub.start(mind);
                Application running = start(model)) {
            write(0, words);
            await().atMost(LIMIT).untilAsserted(() -> assertThat(notes(0)).containsExactly(reason));
            assertThat(calls.status(conversation(0))).isEqualTo("open");
            assertThat(answers(0)).containsExactly("One moment please, a colleague is going to answer you.");

            int asked = model.asked().size();
            write(0, "Hello?");
            write(1, words); // when this one is handled, the one before was
            await().atMost(LIMIT).until(() -> notes(1).size() == 1);
            assertThat(model.asked()).hasSizeLessThanOrEqualTo(asked + 1);
            assertThat(answers(0)).hasSize(1);
        }
    }

    @Test
    void handsOverWhenTheModelIsAway() throws Exception {
        try (Application running = start("http://127.0.0.1:" + Setting.freePort())) {
            write(0, "Anybody there?");
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(notes(0)).containsExactly("The language model gives no answer."));
        }
    }

    @Test
    void answersWhatBridgesDeliverEvenOneOfItsOwnName() throws Exception {
        try (ModelStub model = ModelStub.start(CERTAIN);
                Application running = start(model)) {
            for (String bridge : List.of("sms", "bot")) {
                Map<?, ?> message = running.calls()
                        .requestBodyAndHeaders(
                                "chatwoot:deliverMessage?bridgeId=" + bridge,
                                Map.of("content", "From " + bridge),
                                Map.of("CamelChatwootContactSourceId", bridge + "-1", "CamelChatwootForeignId", "1"),
                                Map.class);
                long conversation = Calls.number(Objects.requireNonNull(message), "conversation_id");
                await().atMost(LIMIT)
                        .until(() -> calls.messages(conversation).stream()
                                .anyMatch(line -> ("Answer to: From " + bridge).equals(line.get("content"))));
            }
        }
    }

    @Test
    void theNetworkIsCutInTheMiddle() throws Exception {
        try (ModelStub model = ModelStub.start(CERTAIN);
                Application running = start(model)) {
            chatwoot.faults().webhooks().event("message_created").times(2).lost();
            chatwoot.faults().webhooks().event("message_created").times(2).doubledWithNewId();
            chatwoot.faults().on(Route.CREATE_MESSAGE).times(1).cutAfterCommit();
            chatwoot.faults().on(Route.CREATE_MESSAGE).times(1).cutBeforeCommit();
            for (int round = 0; round < 2; round++) {
                String text = "round " + round;
                IntStream.range(0, 6).forEach(customer -> write(customer, text));
                if (round == 1) {
                    chatwoot.restart(Duration.ofMillis(1500));
                }
                int rounds = round;
                await().atMost(LIMIT)
                        .ignoreExceptions() // while the sandbox is down
                        .until(() -> IntStream.range(0, 6)
                                .allMatch(customer -> answers(customer).size() == rounds + 1));
            }
            assertThat(chatwoot.faults().struck()).isEqualTo(6);
            IntStream.range(0, 6)
                    .forEach(customer ->
                            assertThat(answers(customer)).containsExactly("Answer to: round 0", "Answer to: round 1"));
        }
    }

    @Test
    void stoppedWhileTheModelThinksItAnswersAfterTheNextStart() throws Exception {
        CountDownLatch thinking = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        ModelStub.Mind slow = words -> {
            thinking.countDown();
            assertThat(never.await(60, TimeUnit.SECONDS)).isTrue();
            return CERTAIN.answer(words);
        };
        try (ModelStub model = ModelStub.start(slow)) {
            try (Application running = start(model)) {
                write(0, "Are you there?");
                assertThat(thinking.await(30, TimeUnit.SECONDS)).isTrue();
            }
            write(1, "And you?"); // a bot that cannot be reached: Chatwoot itself opens it for people
            assertThat(chatwoot.awaitIdle(LIMIT)).isTrue();
        }
        try (ModelStub model = ModelStub.start(CERTAIN);
                Application running = start(model)) {
            awaitAnswers(0, "Answer to: Are you there?");
            assertThat(answers(1)).isEmpty();
            assertThat(calls.status(conversation(1))).isEqualTo("open");
        }
    }
}
