// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.camelchatwoot.delivery.ContactConflict;
import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.data.InboxSpec;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.camelchatwoot.TestDelivery.NOWHERE;
import static io.github.camelchatwoot.TestDelivery.body;
import static io.github.camelchatwoot.TestDelivery.builder;
import static io.github.camelchatwoot.TestDelivery.delivery;
import static io.github.camelchatwoot.TestDelivery.headers;
import static io.github.camelchatwoot.TestDelivery.id;
import static org.assertj.core.api.Assertions.assertThat;

/** Inboxes, contacts and tokens of all kinds. */
class DeliveryInboxTest {

    private static final String JANE = "jane";

    /** What makes the token that of an agent. */
    private static void asAgent(TestDelivery bridge, ChatwootConfiguration options) {
        options.setAccessToken(bridge.chatwoot().agentToken());
    }

    private static TestDelivery inbox(Consumer<InboxSpec> more) {
        return TestDelivery.on(builder().apiInbox("SMS", NOWHERE, more), options -> {});
    }

    @Test
    void aGreetingIsNotTakenForTheMessage() {
        try (TestDelivery bridge = inbox(inbox -> inbox.greeting("Welcome"))) {
            Exchange first = bridge.deliver(JANE, "1", "Hello");

            assertThat(body(first)).containsEntry("content", "Hello");
            assertThat(bridge.messages(JANE)).hasSize(2);
            assertThat(delivery(bridge.deliver(JANE, "1", "Hello"))).isEqualTo("found");
        }
    }

    @Test
    void aBlockedContactKeepsOneConversation() {
        try (TestDelivery bridge = inbox(inbox -> {})) {
            bridge.chatwoot()
                    .add(more -> more.contact(
                            "Jane", jane -> jane.inbox("SMS").sourceId(JANE).blocked()));
            try (TestRoute route = bridge.route(options -> options.setStateMaxAge(0))) {
                for (String number : List.of("1", "2", "3")) {
                    assertThat(delivery(route.answer("Hello", headers(JANE, number))))
                            .isEqualTo("created");
                }
            }
            assertThat(bridge.chatwoot().data().conversations(JANE)).hasSize(1);
            assertThat(bridge.messages(JANE)).hasSize(3);
        }
    }

    @Test
    void anInboxThatWantsProofsGetsThemFromAnAdministratorsToken() {
        try (TestDelivery bridge = inbox(inbox -> inbox.hmacMandatory())) {
            assertThat(delivery(bridge.deliver(JANE, "1", "Hello"))).isEqualTo("created");
            assertThat(bridge.requests()).anyMatch(request -> request.startsWith("POST /public/"));
        }
    }

    @Test
    void anInboxThatWantsProofsTakesAContactFromAnAgentInAnotherWay() {
        try (TestDelivery bridge = inbox(inbox -> inbox.hmacMandatory().members("Gus"));
                TestRoute route = bridge.route(options -> asAgent(bridge, options))) {
            assertThat(delivery(route.answer("Hello", headers(JANE, "1")))).isEqualTo("created");
            assertThat(delivery(route.answer("Hello", headers(JANE, "2")))).isEqualTo("created");
            assertThat(bridge.requests()).noneMatch(request -> request.startsWith("POST /public/"));
            assertThat(bridge.chatwoot().data().conversations(JANE)).hasSize(1);
        }
    }

    /** The server refuses an agent's second contact with an address; nothing is there yet that could be merged. */
    @ParameterizedTest
    @EnumSource
    void aNewContactWithAnAddressOfAnother(ContactConflict conflict) {
        try (TestDelivery bridge = inbox(inbox -> inbox.hmacMandatory().members("Gus"));
                TestRoute route = bridge.route(options -> {
                    asAgent(bridge, options);
                    options.setOnContactConflict(conflict);
                })) {
            Map<String, Object> owner = headers("owner", "1");
            owner.put("CamelChatwootEmail", "jane@example.com");
            long other = id(route.answer("Hello", owner), "ContactId");
            Map<String, Object> headers = headers(JANE, "1");
            headers.put("CamelChatwootEmail", "jane@example.com");

            Exchange delivered = route.send("Hello", headers);

            if (conflict == ContactConflict.FAIL) {
                assertThat(delivered.getException()).hasMessageContaining("It belongs to the contact " + other);
                assertThat(bridge.chatwoot().data().contacts()).hasSize(1);
            } else {
                assertThat(id(delivered, "ContactId")).isEqualTo(other);
                assertThat(bridge.chatwoot().data().contact("owner").sourceIds())
                        .containsExactly("owner", JANE);
            }
        }
    }

    /** The newest 25 are resolved: an older one that is open is the one to write into all the same. */
    @Test
    void anOldConversationThatIsOpenIsFound() {
        try (TestDelivery bridge = inbox(inbox -> {})) {
            long old = id(bridge.deliver(JANE, "old", "Hello"), "ConversationId");
            try (TestRoute more = bridge.route(options -> options.setConversationPolicy("alwaysNew"));
                    TestRoute route = bridge.route(options -> {})) {
                for (int i = 0; i < 25; i++) {
                    Exchange newer = more.answer("Hello", headers(JANE, "m-" + i));
                    bridge.chatwoot().agent().resolve(id(newer, "ConversationId"));
                }

                assertThat(id(route.answer("Hello", headers(JANE, "late")), "ConversationId"))
                        .isEqualTo(old);
            }
        }
    }

    @Test
    void anAgentWhoIsNoMemberIsToldSoBeforeAnythingIsThere() {
        try (TestDelivery bridge = inbox(inbox -> inbox.members("Ada"));
                TestRoute route = bridge.route(options -> asAgent(bridge, options))) {
            Exception failure = route.failure("Hello", headers(JANE, "1"));

            assertThat(failure)
                    .isInstanceOf(ChatwootHttpException.class)
                    .hasMessageContaining("an agent of inbox " + bridge.inbox().id());
            assertThat(bridge.requests()).hasSize(1);
        }
    }

    @Test
    void anInboxOfAnotherKindIsRefused() {
        try (TestDelivery bridge = TestDelivery.on(
                builder().apiInbox("SMS", NOWHERE).emailInbox("Mail", "help@example.com"), options -> {})) {
            Map<String, Object> headers = new HashMap<>(headers(JANE, "1"));
            headers.put(
                    "CamelChatwootInboxId",
                    bridge.chatwoot().data().inbox("Mail").id());

            assertThat(bridge.route().failure("Hello", headers))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Channel::Email");
        }
    }

    @Test
    void twoInboxesShareAContact() {
        try (TestDelivery bridge =
                TestDelivery.on(builder().apiInbox("SMS", NOWHERE).apiInbox("Chat", NOWHERE), options -> {})) {
            ApiInbox chat = bridge.chatwoot().data().apiInbox("Chat");
            Map<String, Object> sms = headers(JANE, "1");
            sms.put("CamelChatwootPhoneNumber", "+4915112345678");
            Map<String, Object> other = headers("chat-7", "1");
            other.put("CamelChatwootPhoneNumber", "+4915112345678");
            other.put("CamelChatwootInboxId", chat.id());

            Exchange first = bridge.route().answer("Hello", sms);
            Exchange second = bridge.route().answer("Hello", other);

            assertThat(id(second, "ContactId")).isEqualTo(id(first, "ContactId"));
            assertThat(id(second, "ConversationId")).isNotEqualTo(id(first, "ConversationId"));
            assertThat(delivery(second)).isEqualTo("created");
        }
    }

    @Test
    void aLockedInboxKeepsOneConversation() {
        try (TestDelivery bridge = inbox(inbox -> inbox.lockToSingleConversation());
                TestRoute route = bridge.route(options -> options.setConversationPolicy("alwaysNew"))) {
            route.answer("Hello", headers(JANE, "1"));
            Exchange second = route.answer("Hello again", headers(JANE, "2"));

            assertThat(body(second)).containsEntry("content", "Hello again");
            assertThat(bridge.chatwoot().data().conversations(JANE)).hasSize(1);
        }
    }
}
