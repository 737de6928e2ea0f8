// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.data.DataException;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.conversation;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a builder adds, before the start and later. */
class StartingDataTest {
    private static final Instant NOON = Instant.parse("2030-01-02T12:00:00Z");
    private static final String CALLBACK = "http://127.0.0.1:9/callback";

    private static SandboxBuilder desk() {
        return ChatwootSandbox.builder()
                .clock(Clock.fixed(NOON, ZoneOffset.UTC))
                .account("Umbrella")
                .agent("Gus")
                .agent("Nina Berg", "nina@example.com")
                .label("vip")
                .team("Shipping", "Gus", "Nina Berg")
                .agentBot("Helper", CALLBACK)
                .webhook(CALLBACK, "message_created")
                .cannedResponse("hi", "Hello")
                .apiInbox("SMS", CALLBACK)
                .contact(
                        "Dora",
                        dora -> dora.phone("+4915550100001")
                                .email("dora@example.org")
                                .sourceId("sms:+4915550100001")
                                .customAttribute("customer_number", 17)
                                .label("vip"))
                .conversation(talk -> talk.assignee("Gus")
                        .team("shipping")
                        .label("vip")
                        .priority("high")
                        .incoming(
                                "Where is it?",
                                text -> text.ago(Duration.ofHours(2)).sourceId("sms-1"))
                        .outgoing(
                                "On its way",
                                text -> text.ago(Duration.ofHours(1))
                                        .by("Nina Berg")
                                        .delivered())
                        .note("Really?")
                        .outgoing("Ready?", text -> text.failed("No signal"))
                        .resolved())
                .websiteInbox("Shop", "https://shop.example.com")
                .contact("Omar")
                .incoming("Hello?")
                .emailInbox("Mail", "help@example.com")
                .contact("Pia", pia -> pia.email("pia@example.org"))
                .incoming("By mail");
    }

    @Test
    void isThereWithTheFirstRequest() {
        try (ChatwootSandbox sandbox = desk().start()) {
            Api admin = Api.admin(sandbox);
            JsonNode talk = admin.get("/conversations/1").json();

            assertThat(admin.get("").json().path("name").asText()).isEqualTo("Umbrella");
            assertThat(admin.get("/agents").json().findValuesAsText("email"))
                    .containsExactly("ada@example.com", "gus@example.com", "nina@example.com");
            assertThat(talk.path("status").asText()).isEqualTo("resolved");
            assertThat(talk.path("priority").asText()).isEqualTo("high");
            assertThat(talk.at("/meta/assignee/name").asText()).isEqualTo("Gus Agent");
            assertThat(talk.at("/meta/team/name").asText()).isEqualTo("shipping");
            assertThat(talk.at("/meta/sender/custom_attributes/customer_number").asInt())
                    .isEqualTo(17);
            assertThat(talk.path("labels")).extracting(JsonNode::asText).containsExactly("vip");
            assertThat(admin.get("/canned_responses").json().findValuesAsText("short_code"))
                    .containsExactly("hi");
        }
    }

    @Test
    void keepsTheRulesOfTheServer() {
        ChatwootSandbox sandbox = desk().build();

        assertThat(sandbox.journal()
                        .countHeld(message().activity().inConversation(1).contentContaining("marked resolved")))
                .isEqualTo(1);
        assertThat(sandbox.journal().countHeld(message().note().content("Really?")))
                .isEqualTo(1);
        assertThat(sandbox.journal()
                        .countHeld(message().outgoing().failedWith("No signal").by("Gus Agent")))
                .isEqualTo(1);
        assertThat(sandbox.journal().countHeld(conversation().resolved())).isEqualTo(1);
    }

    @Test
    void happenedWhenItIsSaidTo() {
        try (ChatwootSandbox sandbox = desk().start()) {
            JsonNode messages =
                    Api.admin(sandbox).get("/conversations/1/messages").json().path("payload");
            JsonNode talk = Api.admin(sandbox).get("/conversations/1").json();

            assertThat(messages.get(0).path("created_at").asLong())
                    .isEqualTo(NOON.minus(Duration.ofHours(2)).getEpochSecond());
            assertThat(talk.path("created_at").asLong())
                    .isEqualTo(NOON.minus(Duration.ofHours(2)).getEpochSecond());
            assertThat(talk.path("last_activity_at").asLong())
                    .isEqualTo(NOON.minus(Duration.ofHours(1)).getEpochSecond());
            assertThat(Api.admin(sandbox)
                            .get("/contacts/1")
                            .json()
                            .at("/payload/created_at")
                            .asLong())
                    .isEqualTo(NOON.minus(Duration.ofHours(2)).getEpochSecond());
            assertThat(sandbox.now()).isEqualTo(NOON);
        }
    }

    @Test
    void findsWhatItHoldsByName() {
        SandboxData data = desk().build().data();

        assertThat(data.account("Umbrella").id()).isEqualTo(1);
        assertThat(data.contact("Dora").sourceId()).isEqualTo("sms:+4915550100001");
        assertThat(data.contact("+4915550100001").name()).isEqualTo("Dora");
        assertThat(data.conversation("Dora").messageIds()).startsWith(1L, 2L, 3L, 4L);
        assertThat(data.conversation("Omar").inboxId())
                .isEqualTo(data.inbox("Shop").id());
        assertThat(data.contact("Pia").sourceId()).isEqualTo("pia@example.org");
        assertThat(data.user("Nina Berg").token()).hasSize(24);
        assertThat(data.user("Nina Berg").toString())
                .doesNotContain(data.user("Nina Berg").token());
        assertThat(data.team("Shipping").id()).isEqualTo(1);
        assertThat(data.agentBot("Helper").outgoingUrl()).isEqualTo(CALLBACK);
        assertThat(data.webhook(CALLBACK).secret()).hasSize(24);
        assertThat(data.apiInboxes()).containsExactly(data.apiInbox("SMS"));
        assertThatThrownBy(() -> data.inbox("Fax"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("There is no inbox called Fax; there is SMS, Shop, Mail");
    }

    @Test
    void isTheSameEveryTime() {
        SandboxData first = desk().tokenSeed(7).build().data();
        SandboxData second = desk().tokenSeed(7).build().data();
        SandboxData other = desk().build().data();

        assertThat(first.contact("Omar")).isEqualTo(second.contact("Omar")).isEqualTo(other.contact("Omar"));
        assertThat(first.conversation("Omar")).isEqualTo(other.conversation("Omar"));
        assertThat(first.user("Gus")).isEqualTo(second.user("Gus")).isNotEqualTo(other.user("Gus"));
        assertThat(first.apiInbox("SMS")).isEqualTo(second.apiInbox("SMS"));
    }

    @Test
    void opensFurtherAccounts() {
        try (ChatwootSandbox sandbox = ChatwootSandbox.builder()
                .account("One")
                .apiInbox("A", CALLBACK)
                .account("Two")
                .agent("Nina")
                .apiInbox("B", CALLBACK)
                .contact("Dora")
                .incoming("Hi")
                .start()) {
            assertThat(sandbox.data().account("Two").id()).isEqualTo(2);
            assertThat(Api.admin(sandbox).get("/inboxes").json().findValuesAsText("name"))
                    .containsExactly("A");
            Api nina = new Api(sandbox.baseUrl(), sandbox.data().user("Nina").token());
            assertThat(nina.get("/api/v1/accounts/2/conversations/1").status()).isEqualTo(200);
            assertThat(nina.get("/api/v1/accounts/1/inboxes").status()).isEqualTo(401);
        }
    }

    @Test
    void nobodyHearsOfWhatIsAddedWhileItRuns() {
        try (Receiver receiver = new Receiver();
                ChatwootSandbox sandbox = new ChatwootSandbox().start()) {
            sandbox.add(data -> data.apiInbox("SMS", receiver.url("/hook"))
                    .contact("Dora", dora -> dora.sourceId("dora"))
                    .incoming("Hi"));

            assertThat(sandbox.awaitIdle(Duration.ofSeconds(5))).isTrue();
            assertThat(receiver.received()).isEmpty();
            assertThat(Api.admin(sandbox).get("/conversations/1").status()).isEqualTo(200);
            assertThat(sandbox.data().contact("Dora").sourceId()).isEqualTo("dora");
        }
    }

    @Test
    void anInboxHasItsBot() {
        try (Receiver receiver = new Receiver();
                ChatwootSandbox sandbox = ChatwootSandbox.builder()
                        .agentBot("Helper", receiver.url("/bot"))
                        .apiInbox("SMS", "", sms -> sms.agentBot("Helper"))
                        .contact("Dora", dora -> dora.sourceId("dora"))
                        .start()) {
            sandbox.add(data -> data.contact("Omar").incoming("Nobody hears this"));
            sandbox.customer("dora").write("Hi");

            assertThat(sandbox.awaitIdle(Duration.ofSeconds(5))).isTrue();
            assertThat(receiver.received("message_created"))
                    .extracting(told -> told.json().path("content").asText())
                    .containsExactly("Hi");
        }
    }

    @Test
    void refusesWhatTheServerRefuses() {
        SandboxBuilder wrong = ChatwootSandbox.builder()
                .apiInbox("SMS", CALLBACK)
                .contact("Dora")
                .contact("Omar", omar -> omar.phone("0151"));

        assertThatThrownBy(wrong::build)
                .isInstanceOf(DataException.class)
                .hasMessage("/accounts/0/contacts/1: Phone number should be in e164 format (422)");
    }

    @Test
    void namesWhoIsMissing() {
        SandboxBuilder wrong = ChatwootSandbox.builder()
                .apiInbox("SMS", CALLBACK)
                .contact("Dora")
                .conversation(talk -> talk.assignee("Nobody"));

        assertThatThrownBy(wrong::build)
                .hasMessage("/accounts/0/contacts/0/conversations/0/assignee: there is nobody called Nobody");
        assertThatThrownBy(() -> ChatwootSandbox.builder().agent("Ada").build())
                .hasMessage("/accounts/0/users/0/role: Ada is already there as administrator");
        assertThatThrownBy(() -> ChatwootSandbox.builder().incoming("Hi")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRefusalWhileItRunsIsTheSame() {
        try (ChatwootSandbox sandbox = new ChatwootSandbox().start()) {
            assertThatThrownBy(() -> sandbox.add(data -> data.label("not a label")))
                    .isInstanceOf(DataException.class)
                    .hasMessage("/accounts/0/labels/0: Title is invalid (422)");
        }
    }
}
