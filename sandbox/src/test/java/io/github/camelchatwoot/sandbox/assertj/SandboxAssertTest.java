// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.assertj;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.journal.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.assertThat;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.contact;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.conversation;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.message;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Assertions about what came and what is there. */
class SandboxAssertTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final String MESSAGES = "/api/v1/accounts/1/conversations/1/messages";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ChatwootSandbox sandbox = ChatwootSandbox.builder()
            .apiInbox("SMS", "")
            .contact(
                    "Dora",
                    dora -> dora.phone("+4915550100001").sourceId("dora").label("vip"))
            .conversation(talk -> talk.incoming("Before"))
            .journalEntries(20)
            .start();
    private final ApiInbox inbox = sandbox.data().apiInbox("SMS");

    @AfterEach
    void close() {
        sandbox.close();
    }

    private HttpRequest toSend(String path, String token, String json) {
        return HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                .header("Content-Type", "application/json")
                .header("api-access-token", token)
                .header("X-Trace", "t1")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    private void send(String path, String token, String json) throws IOException, InterruptedException {
        http.send(toSend(path, token, json), BodyHandlers.ofString());
    }

    private void say(String content) throws IOException, InterruptedException {
        send(MESSAGES, sandbox.agentToken(), "{\"content\":\"" + content + "\"}");
    }

    private void write(String content) throws IOException, InterruptedException {
        send(
                MESSAGES,
                sandbox.adminToken(),
                "{\"message_type\":\"incoming\",\"source_id\":\"s-1\",\"content\":\"" + content + "\"}");
    }

    @Test
    void seesAMessageThatCame() throws Exception {
        write("hi");

        assertThat(sandbox)
                .received(message()
                        .incoming()
                        .content("hi")
                        .fromContact("Dora")
                        .inInbox("SMS")
                        .inConversation(1)
                        .sourceId("s-1"))
                .once();
        assertThat(sandbox)
                .received(message().contentContaining("h").contentMatching("h."))
                .and();
        assertThat(sandbox).doesNotReceive(message().outgoing());
    }

    @Test
    void waitsForAMessageThatIsStillToCome() {
        CompletableFuture<?> sent = http.sendAsync(
                toSend(MESSAGES, sandbox.agentToken(), "{\"content\":\"late\"}"), BodyHandlers.ofString());

        assertThat(sandbox)
                .within(Duration.ofSeconds(5))
                .received(message().content("late").by("Gus Agent"));
        assertThat(sent.join()).isNotNull();
    }

    @Test
    void whatWasThereBeforeWasNotReceived() {
        assertThat(sandbox).has(message().content("Before")).receivedNothing();
    }

    @Test
    void saysWhatCameInstead() throws Exception {
        say("hello");

        assertThatThrownBy(() -> assertThat(sandbox)
                        .within(SHORT)
                        .received(message().incoming().content("hi")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        Expected the sandbox to receive within 50 ms
                          message incoming, with content "hi"
                        Received
                          POST /api/v1/accounts/1/conversations/1/messages {"content":"hello"} by agent Gus Agent, answered 200
                          outgoing message 2 "hello" by Gus Agent in conversation 1 of Dora, inbox SMS, sent""");
    }

    @Test
    void neverTellsSecrets() throws Exception {
        send("/public/api/v1/inboxes/" + inbox.identifier() + "/contacts", "", "{\"identifier_hash\":\"abc123\"}");
        send("/api/v1/accounts/1/webhooks", sandbox.adminToken(), "{\"secret\":\"hush\",\"url\":\"http://a.example\"}");

        assertThatThrownBy(() -> assertThat(sandbox).within(SHORT).received(message()))
                .hasMessageContaining("/public/api/v1/inboxes/.../contacts")
                .hasMessageContaining("by customer")
                .hasMessageNotContainingAny(
                        inbox.identifier(), "abc123", "hush", sandbox.adminToken(), sandbox.agentToken());
    }

    @Test
    void counts() throws Exception {
        say("one");
        say("two");

        assertThat(sandbox)
                .received(message().outgoing())
                .exactly(2)
                .received(message().content("two"))
                .once();
        assertThatThrownBy(() ->
                        assertThat(sandbox).within(SHORT).received(message()).exactly(3))
                .hasMessageContaining("to receive 3 times")
                .hasMessageContaining("but it did so 2 times");
        assertThatThrownBy(() ->
                        assertThat(sandbox).within(SHORT).received(message()).once())
                .hasMessageContaining("but it did so 2 times");
    }

    @Test
    void knowsTheOrder() throws Exception {
        say("one");
        say("two");
        say("three");

        assertThat(sandbox).receivedInOrder(message().content("one"), message().content("three"));
        assertThatThrownBy(() -> assertThat(sandbox)
                        .within(SHORT)
                        .receivedInOrder(message().content("two"), message().content("one")))
                .hasMessageContaining("message with content \"two\"\n  then message with content \"one\"");
    }

    @Test
    void seesRequests() throws Exception {
        write("hi");
        send("/api/v1/accounts/1/nothing", "wrong", "{}");
        send(MESSAGES, "", "{\"content\":\"anonymous\"}");

        assertThat(sandbox)
                .received(request("POST", "/api/v1/accounts/*/conversations/*/messages")
                        .by(Caller.Kind.ADMINISTRATOR)
                        .by("Ada Admin")
                        .field("content", "hi")
                        .field("/message_type", "incoming")
                        .header("x-trace", "t1")
                        .answered(200))
                .once()
                .received(request("POST", "/api/**"))
                .exactly(3)
                .received(request().by(Caller.Kind.STRANGER).answered(404))
                .once()
                .received(request().by(Caller.Kind.NOBODY).answered(401))
                .once()
                .doesNotReceive(request("GET", "/api/**"));
        assertThatThrownBy(() -> assertThat(sandbox).doesNotReceive(request("POST", MESSAGES)))
                .hasMessageContaining("not to receive\n  request POST " + MESSAGES + "\nbut it did, 2 times");
    }

    @Test
    void noticesWhatComesWhileItWatches() throws Exception {
        assertThat(sandbox).doesNotReceiveFor(SHORT, message());
        CompletableFuture<?> sent = http.sendAsync(
                toSend(MESSAGES, sandbox.agentToken(), "{\"content\":\"late\"}"), BodyHandlers.ofString());

        assertThatThrownBy(() -> assertThat(sandbox).doesNotReceiveFor(Duration.ofSeconds(5), message()))
                .hasMessageContaining("but it did, once");
        assertThat(sent.join()).isNotNull();
    }

    @Test
    void seesWhatIsThere() throws Exception {
        say("hello");
        say("hello");
        sandbox.agent().resolve(1);

        assertThat(sandbox)
                .has(contact("Dora")
                        .phone("+4915550100001")
                        .label("vip")
                        .sourceId("dora")
                        .name("Dora"))
                .has(conversation()
                        .withContact("dora")
                        .inInbox("SMS")
                        .resolved()
                        .unassigned())
                .has(message().content("hello").sent())
                .has(
                        2,
                        message()
                                .withContact("Dora")
                                .outgoing()
                                .sent()
                                .content("hello")
                                .inConversation(1)
                                .by("Gus Agent"));
    }

    @Test
    void saysWhatIsThereInstead() {
        assertThatThrownBy(() ->
                        assertThat(sandbox).within(SHORT).has(conversation(1).resolved()))
                .hasMessage("""
                        Expected the sandbox to have within 50 ms
                          conversation 1, resolved
                        It has
                          conversation 1 of Dora, inbox SMS, open, unassigned, 1 message""");
        assertThatThrownBy(() -> assertThat(sandbox).hasNo(contact("Dora")))
                .hasMessageContaining("contact 1 Dora, +4915550100001, labels vip, source id dora");
    }

    @Test
    void waitsForAStateThatIsStillToCome() throws Exception {
        CompletableFuture<?> sent = http.sendAsync(
                toSend(
                        "/api/v1/accounts/1/conversations/1/toggle_status",
                        sandbox.agentToken(),
                        "{\"status\":\"resolved\"}"),
                BodyHandlers.ofString());

        assertThat(sandbox).has(conversation(1).resolved());
        assertThat(sent.join()).isNotNull();
    }

    @Test
    void aStatusIsNothingThatComes() {
        assertThatThrownBy(() -> assertThat(sandbox).received(message().delivered()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ask what the sandbox has");
    }

    @Test
    void saysSoWhenItHasForgottenTooMuchToTell() throws Exception {
        for (int i = 0; i < 15; i++) {
            say("message " + i);
        }

        assertThat(sandbox.journal().dropped()).isEqualTo(10);
        assertThat(sandbox).received(message().content("message 14"));
        assertThatThrownBy(() ->
                        assertThat(sandbox).within(SHORT).received(message().content("message 0")))
                .hasMessageContaining("has dropped its 10 oldest entries");
        assertThatThrownBy(() -> assertThat(sandbox).doesNotReceive(message().content("x")))
                .hasMessageContaining("nobody can tell");
        assertThatThrownBy(() -> assertThat(sandbox)
                        .received(message().content("message 14"))
                        .once())
                .hasMessageContaining("nobody can tell");
        sandbox.journal().clear();
        assertThat(sandbox).receivedNothing();
        say("fresh");
        assertThat(sandbox).received(message()).once();
    }

    @Test
    void stillAnswersAfterTheEnd() throws Exception {
        say("hello");
        sandbox.close();

        assertThat(sandbox).received(message().content("hello"));
        assertThat(sandbox).has(message().content("hello"));
    }
}
