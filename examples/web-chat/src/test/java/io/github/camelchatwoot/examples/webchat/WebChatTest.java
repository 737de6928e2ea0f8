// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.webchat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.sandbox.fault.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The chat without a browser. */
@Timeout(120)
class WebChatTest extends ChatCase {

    @Test
    void theStoryShowsTwoCustomersAndAnAgent() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            WebChatExample.run(new Setting(out, Map.of(), "yaml", false));
        }

        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(text.lines().filter(line -> line.contains("It is, since noon.")))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("read");
        assertThat(text.lines().filter(line -> line.contains("We have seven kinds.")))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("delivered");
    }

    @Test
    void nobodyHearsWhatIsForAnother() throws Exception {
        try (Page dora = Page.open(chat, "dora");
                Page emil = Page.open(chat, "emil");
                Page liar = Page.open(chat, HttpClient.newHttpClient(), "dora.0000")) {
            await().atMost(LIMIT).until(() -> liar.heard("refused").size() == 1);
            dora.say("1", "My secret");
            emil.say("1", "Hello");
            liar.say("1", "I am Dora");
            await().atMost(LIMIT).until(() -> dora.hasHeard("My secret") && emil.hasHeard("Hello"));
            chatwoot.agent().note(conversation("dora"), "A note");
            chatwoot.agent().reply(conversation("dora"), "Well kept");
            await().atMost(LIMIT).until(() -> dora.hasHeard("Well kept"));

            assertThat(dora.hasHeard("A note")).isFalse();
            assertThat(emil.heard("message").toString()).doesNotContain("secret", "kept");
            assertThat(liar.heard("message")).isEmpty();
            assertThat(texts("dora")).containsExactly("My secret", "A note", "Well kept");
        }
    }

    @Test
    void aStrangersPageIsRefusedAndAStrangersFieldsAreText() throws Exception {
        Chat elsewhere = new Chat("http://evil.example.com", chat.socketUrl(), Map.of());
        assertThatThrownBy(() ->
                        Page.open(elsewhere, HttpClient.newHttpClient(), "").close())
                .hasStackTraceContaining("WebSocketHandshakeException");

        Chat sly = new Chat(chat.pageUrl(), chat.socketUrl() + "?CamelChatwootMessageType=outgoing", Map.of());
        try (Page dora = Page.open(sly, "dora")) {
            dora.say("1", Map.of("content", "I am an agent", "message_type", "outgoing"));
            await().atMost(LIMIT).until(() -> !dora.heard("message").isEmpty());

            Map<?, ?> message = calls.messages(conversation("dora")).get(0);
            assertThat(message.get("message_type")).isEqualTo(0);
            assertThat(String.valueOf(message.get("content"))).contains("message_type");
        }
    }

    @Test
    void filesNeedATicket() throws Exception {
        String form = """
                --x
                Content-Disposition: form-data; name="ticket"

                @
                --x
                Content-Disposition: form-data; name="echo"

                1
                --x
                Content-Disposition: form-data; name="CamelChatwootMessageType"

                outgoing
                --x
                Content-Disposition: form-data; name="file"; filename="a.txt"
                Content-Type: text/plain

                Hello
                --x--
                """.replace("\n", "\r\n");
        try (Page dora = Page.open(chat, "dora")) {
            await().atMost(LIMIT).until(() -> dora.heard("welcome").size() == 1);
            assertThat(post(form.replace("@", "dora.0000"))).isEqualTo(403);
            assertThat(post(form.replace("@", dora.ticket()))).isEqualTo(200);
            await().atMost(LIMIT).until(() -> !dora.heard("message").isEmpty());

            JsonNode file = dora.heard("message").get(0).at("/message/files/0");
            assertThat(file.path("name").asText()).isEqualTo("a.txt");
            assertThat(calls.messages(conversation("dora")).get(0).get("message_type"))
                    .isEqualTo(0);
        }
    }

    private int post(String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(chat.pageUrl() + "/files"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void theNetworkIsCutInTheMiddle() throws Exception {
        try (Page dora = Page.open(chat, "dora")) {
            dora.say("1", "one");
            await().atMost(LIMIT).until(() -> dora.hasHeard("one"));
            chatwoot.faults().on(Route.CREATE_MESSAGE).times(1).cutAfterCommit();
            dora.say("2", "two");
            dora.say("2", "two"); // as a page does that has heard nothing for a while
            await().atMost(LIMIT).until(() -> dora.hasHeard("two"));

            chatwoot.restart(Duration.ofSeconds(1));
            assertThat(chatwoot.awaitIdle(LIMIT)).isTrue();
            chatwoot.agent().reply(conversation("dora"), "three"); // the chat's WebSocket may not be back yet
            await().atMost(LIMIT).until(() -> dora.hasHeard("three"));
            assertThat(texts("dora")).containsExactly("one", "two", "three");
        }
    }

    @Test
    void whatIsSaidWhileTheChatIsAwayStandsInTheHistory() throws Exception {
        try (Page dora = Page.open(chat, "dora")) {
            dora.say("1", "one");
            await().atMost(LIMIT).until(() -> dora.hasHeard("one"));
        }
        stop();
        chatwoot.agent().reply(conversation("dora"), "two");
        startAgain();
        try (Page dora = Page.open(chat, "dora")) {
            await().atMost(LIMIT).until(() -> dora.heard("welcome").size() == 1);
            assertThat(history(dora)).containsExactly("one", "two");
            dora.say("1", "one"); // a page that has not heard that it had arrived
            await().atMost(LIMIT).until(() -> dora.hasHeard("one"));
            assertThat(texts("dora")).containsExactly("one", "two");
        }
    }

    private static List<String> history(Page page) {
        return page.heard("welcome").get(0).path("messages").findValuesAsText("text");
    }
}
