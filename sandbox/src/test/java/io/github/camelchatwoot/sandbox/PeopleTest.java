// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.assertThat;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.contact;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.conversation;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** People who act in tests. */
class PeopleTest {
    private final Receiver receiver = new Receiver();
    private final ChatwootSandbox sandbox = ChatwootSandbox.builder()
            .label("vip")
            .team("Shipping")
            .apiInbox("SMS", receiver.url("/hook"))
            .contact("Dora", dora -> dora.sourceId("dora"))
            .websiteInbox("Shop", "https://shop.example.com")
            .contact("Omar", omar -> omar.sourceId("omar"))
            .start();
    private final Customer dora = sandbox.customer("dora");
    private final Agent gus = sandbox.agent();

    @AfterEach
    void close() {
        sandbox.close();
        receiver.close();
    }

    private List<String> told() {
        assertThat(sandbox.awaitIdle(Duration.ofSeconds(5))).isTrue();
        return receiver.received().stream().map(Receiver.Received::event).toList();
    }

    @Test
    void aCustomerWritesAndOthersHearOfIt() {
        dora.write("Hi");

        assertThat(told()).contains("conversation_created", "message_created");
        assertThat(receiver.received("message_created")
                        .get(0)
                        .json()
                        .path("content")
                        .asText())
                .isEqualTo("Hi");
        assertThat(sandbox).has(message().fromContact("Dora").content("Hi").inConversation(1));
    }

    @Test
    void aCustomerGoesOnWhereItWas() {
        dora.write("Hi");
        dora.typing(true);
        dora.write("Are you there?", List.of(new SandboxFile("a.txt", "text/plain", "a".getBytes(UTF_8))));
        dora.newConversation();
        dora.write("Something else");
        gus.resolve(2);
        dora.write("And this");

        assertThat(told()).contains("conversation_typing_on");
        assertThat(sandbox)
                .has(message().inConversation(1).attachment("a.txt"))
                .has(conversation(1).open())
                .has(message().inConversation(2).content("And this"))
                .has(conversation(2).open());
    }

    @Test
    void aCustomerReadsAndResolves() {
        dora.write("Hi");
        gus.reply(1, "Hello");
        sandbox.advance(Duration.ofSeconds(1));
        dora.read();
        dora.resolve();

        assertThat(sandbox)
                .has(message().content("Hello").read())
                .has(conversation(1).resolved());
    }

    @Test
    void aCustomerOfAWebsiteWritesToo() {
        sandbox.customer("omar").write("Hello?");

        assertThat(sandbox).has(message().incoming().inInbox("Shop").content("Hello?"));
    }

    @Test
    void anAgentAnswersAndOthersHearOfIt() {
        dora.write("Hi");
        long reply = gus.reply(1, "Hello");
        gus.note(1, "Nice");
        gus.typing(1, true);
        gus.typing(1, false);

        assertThat(told()).contains("conversation_typing_on", "conversation_typing_off");
        assertThat(receiver.received("message_created"))
                .extracting(webhook -> webhook.json().path("content").asText())
                .containsExactlyInAnyOrder("Hi", "Hello", "Nice");
        assertThat(sandbox)
                .has(message().outgoing().content("Hello").by("Gus Agent"))
                .has(message().note().content("Nice"));
        gus.delete(1, reply);
        assertThat(sandbox).hasNo(message().content("Hello"));
    }

    @Test
    void anAgentDoesAnAgentsWork() {
        dora.write("Hi");
        gus.take(1);
        gus.label(1, "vip");
        gus.prioritise(1, "urgent");
        gus.read(1);
        gus.snooze(1);

        assertThat(sandbox)
                .has(conversation(1)
                        .assignedTo("Gus Agent")
                        .label("vip")
                        .priority("urgent")
                        .snoozed());
        gus.reopen(1);
        gus.assign(1, sandbox.administrator().id());
        gus.assignTeam(1, "Shipping");
        assertThat(sandbox).has(conversation(1).open().team("shipping"));
        gus.pend(1);
        assertThat(sandbox).has(conversation(1).pending());
        gus.mute(1);
        assertThat(sandbox).has(conversation(1).resolved()).has(contact("Dora").blocked());
    }

    @Test
    void whatAnAgentMayNotDoIsRefused() {
        assertThatThrownBy(() -> gus.reply(99, "Hello"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Resource could not be found (404)");
        assertThatThrownBy(() -> gus.assignTeam(99, "Nobody")).hasMessage("There is no team called Nobody");
    }

    @Test
    void whoIsNotThereCannotAct() {
        assertThatThrownBy(() -> sandbox.customer("nobody"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("Nobody has the source id nobody");
        assertThatThrownBy(() -> sandbox.agent("Nobody")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> dora.read()).hasMessage("Dora has no conversation yet");
        assertThat(sandbox.agent("Ada").name()).isEqualTo("Ada Admin");
        assertThat(sandbox.customer(1, "dora").sourceId()).isEqualTo("dora");
    }

    @Test
    void whatTheTestDoesIsNotReceived() {
        dora.write("Hi");

        assertThat(sandbox).receivedNothing();
    }
}
