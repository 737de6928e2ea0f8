// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.webchat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Calls;
import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.examples.desk.Transcript;

/**
 * Runs the chat on the embedded sandbox, or on the Chatwoot of the environment, has two customers and an agent talk,
 * and prints what each of them has seen.
 */
public final class WebChatExample {

    private WebChatExample() {}

    /** Runs it. The system property keep goes on after the story: open the page in a browser. */
    public static void main(String[] args) throws Exception {
        run(Setting.ofProcess());
    }

    @SuppressWarnings("try") // they run until the end of the block
    static void run(Setting setting) throws Exception {
        int port = setting.port();
        String pageUrl = "http://127.0.0.1:" + port;
        try (Desk desk = Desks.open(setting, "Web chat");
                Calls calls = Calls.of(desk)) {
            Chat chat = Chat.of(calls, pageUrl, port, Setting.freePort(), Files.createTempDirectory("web-chat"));
            try (Application running = chat.start(desk)) {
                setting.tell(
                        desk + " at " + desk.page(),
                        "Chat window      at " + pageUrl + "/, WebSocket " + chat.socketUrl());
                play(setting, calls, chat);
                setting.stay("Staying up. Write at " + pageUrl + "/ and answer at " + desk.page());
            }
        }
    }

    private static void play(Setting setting, Calls calls, Chat chat) throws Exception {
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        try (Page dora = Page.open(chat, "dora-" + run);
                Page emil = Page.open(chat, "emil-" + run)) {
            dora.say("d-1", "Hello, is my bicycle ready?");
            emil.say("e-1", "Do you sell bells?");
            Calls.until(
                    "the messages",
                    () -> dora.hasHeard("Hello, is my bicycle ready?") && emil.hasHeard("Do you sell bells?"));
            long ofDora = conversation(dora);
            long ofEmil = conversation(emil);
            calls.agent(ofDora, Map.of("content", "It is, since noon."));
            calls.agent(ofEmil, Map.of("content", "We have seven kinds."));
            Calls.until(
                    "the answers", () -> dora.hasHeard("It is, since noon.") && emil.hasHeard("We have seven kinds."));
            dora.send(Map.of("type", "read", "ticket", dora.ticket(), "conversation", ofDora));
            Calls.until(
                    "the answer to be read",
                    () -> calls.messages(ofDora).stream().anyMatch(message -> "read".equals(message.get("status"))));
            Calls.until(
                    "the other to be delivered",
                    () -> calls.messages(ofEmil).stream()
                            .anyMatch(message -> "delivered".equals(message.get("status"))));
            setting.out().println(Transcript.of(ofDora, calls.messages(ofDora)));
            setting.out().println(Transcript.of(ofEmil, calls.messages(ofEmil)));
            List.of(dora, emil).forEach(page -> show(setting, page));
        }
    }

    private static long conversation(Page page) {
        return page.heard("message").get(0).path("conversation").asLong();
    }

    private static void show(Setting setting, Page page) {
        setting.out()
                .println("  The page of "
                        + page.heard("welcome").get(0).path("customer").asText() + " has heard:");
        page.heard("message").stream()
                .map(frame -> frame.path("message"))
                .filter(message -> !message.path("mine").asBoolean())
                .map(message -> message.path("name").asText() + ": "
                        + message.path("text").asText())
                .distinct() // it was told again when it was delivered and read
                .forEach(line -> setting.out().println("    " + line));
        setting.out().println();
    }
}
