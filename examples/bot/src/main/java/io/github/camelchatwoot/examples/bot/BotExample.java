// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.bot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Calls;
import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.examples.desk.Transcript;

/**
 * Runs the bot on the embedded sandbox, or on the Chatwoot of the environment, has two customers write to it, and
 * prints the conversations as Chatwoot has them.
 */
public final class BotExample {

    static final String QUESTION = "When are you open";
    static final String HARD_QUESTION = "Where is my order 4711?";
    static final String WISH = "Can I talk to a person, please?";

    private BotExample() {}

    /** Runs it. The system property keep goes on after the story. */
    public static void main(String[] args) throws Exception {
        run(Setting.ofProcess());
    }

    @SuppressWarnings("try") // they run until the end of the block
    static void run(Setting setting) throws Exception {
        int port = setting.port();
        String botUrl = setting.bridgeUrl(port) + "/bot";
        Path cursor = Files.createTempDirectory("bot").resolve("cursor.json");
        try (ModelStub stub = ModelStub.start();
                Desk desk = Desks.open(setting, "Shop");
                Calls calls = Calls.of(desk);
                Bot bot = Bot.hire(calls, botUrl)) {
            String model = Objects.requireNonNullElse(setting.environment().get("MODEL_URL"), stub.url());
            Map<String, String> properties = Map.of(
                    "camel.server.port", String.valueOf(port),
                    "camel.component.chatwoot.secret", bot.secret(),
                    "bot.token", bot.token(),
                    "bot.cursor", cursor.toString(),
                    "model.url", model);
            try (Application running = Application.start(desk, properties)) {
                setting.tell(
                        desk + " at " + desk.page(),
                        "Bot              at " + botUrl + " for Chatwoot",
                        "Language model   at " + model);
                play(setting, calls);
                setting.stay("Staying up. Read and answer as an agent at " + desk.page());
            }
        }
    }

    private static void play(Setting setting, Calls calls) throws InterruptedException {
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        long first = calls.customer("dora-" + run, "1", "Hello!");
        calls.customer("dora-" + run, "2", QUESTION);
        calls.customer("dora-" + run, "3", "on Saturdays, I mean?");
        Calls.until("an answer", () -> byBot(calls, first) >= 1);
        calls.customer("dora-" + run, "4", HARD_QUESTION);
        Calls.until("people to have the conversation", () -> handedOver(calls, first));

        long second = calls.customer("emil-" + run, "1", WISH);
        Calls.until("people to have the conversation", () -> handedOver(calls, second));
        setting.out().println(Transcript.of(first, calls.messages(first)));
        setting.out().println(Transcript.of(second, calls.messages(second)));
    }

    private static long byBot(Calls calls, long conversation) {
        return calls.messages(conversation).stream()
                .filter(message ->
                        Objects.toString(message.get("source_id"), "").startsWith(Talk.ANSWERS))
                .count();
    }

    /** The note is the last thing that the bot does. */
    private static boolean handedOver(Calls calls, long conversation) {
        return calls.status(conversation).equals("open")
                && calls.messages(conversation).stream()
                        .anyMatch(message -> Boolean.TRUE.equals(message.get("private")));
    }
}
