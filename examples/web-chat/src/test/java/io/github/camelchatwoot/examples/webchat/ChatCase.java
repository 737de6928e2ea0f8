// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.webchat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Calls;
import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox whose inbox wants proofs of identity, and a chat for it. */
abstract class ChatCase {

    static final Duration LIMIT = Duration.ofSeconds(30);

    final ChatwootSandbox chatwoot = new ChatwootSandbox().start();
    final Desk desk = Desks.of(chatwoot, "Web chat", "");
    final Calls calls = Calls.of(desk);

    @SuppressWarnings("NullAway.Init") // before each test
    Chat chat;

    @SuppressWarnings("NullAway.Init") // before each test
    private Application running;

    @BeforeEach
    void startChat(@TempDir Path folder) throws Exception {
        calls.one("updateInbox", Map.of(), Map.of("channel", Map.of("hmac_mandatory", true)));
        int port = Setting.freePort();
        chat = Chat.of(calls, "http://127.0.0.1:" + port, port, Setting.freePort(), folder);
        running = chat.start(desk);
    }

    /** Stops the chat; what happens then, it does not hear. */
    void stop() {
        running.close();
    }

    void startAgain() throws Exception {
        running = chat.start(desk);
    }

    long conversation(String customer) {
        return chatwoot.data().conversation("web-" + customer).id();
    }

    /** What customer and agent have said, as Chatwoot has it. */
    List<String> texts(String customer) {
        return calls.messages(conversation(customer)).stream()
                .map(message -> String.valueOf(message.get("content")))
                .toList();
    }

    @AfterEach
    void closeAll() {
        running.close();
        calls.close();
        chatwoot.close();
    }
}
