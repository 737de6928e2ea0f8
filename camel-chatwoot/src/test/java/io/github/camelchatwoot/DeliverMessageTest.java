// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.lang.management.ManagementFactory;
import java.util.List;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.TestDelivery.body;
import static io.github.camelchatwoot.TestDelivery.delivery;
import static io.github.camelchatwoot.TestDelivery.headers;
import static io.github.camelchatwoot.TestDelivery.id;
import static org.assertj.core.api.Assertions.assertThat;

/** What deliverMessage does when nothing goes wrong, and how many calls that takes. */
class DeliverMessageTest {

    private static final String JANE = "sms:+4915112345678";
    private static final String ACCOUNT = "/api/v1/accounts/1";

    @Test
    void anUnknownContactTakesThreeCallsAndAKnownOneTakesOne() {
        try (TestDelivery bridge = TestDelivery.plain()) {
            Exchange first = bridge.deliver(JANE, "m-1", "Hello");

            String client = "/public/api/v1/inboxes/" + bridge.inbox().identifier();
            assertThat(bridge.requests())
                    .containsExactly(
                            "GET " + ACCOUNT + "/inboxes/" + bridge.inbox().id(), // once
                            "GET " + ACCOUNT + "/conversations",
                            "POST " + client + "/contacts",
                            "POST " + ACCOUNT + "/conversations");
            assertThat(delivery(first)).isEqualTo("created");
            assertThat(body(first))
                    .containsEntry("content", "Hello")
                    .containsEntry("source_id", "test:m-1")
                    .containsEntry("message_type", 0);

            Exchange second = bridge.deliver(JANE, "m-2", "Are you there?");

            assertThat(bridge.requests())
                    .containsExactly("POST " + ACCOUNT + "/conversations/" + id(first, "ConversationId") + "/messages");
            assertThat(id(second, "ConversationId")).isEqualTo(id(first, "ConversationId"));
            assertThat(id(second, "ContactId")).isEqualTo(id(first, "ContactId"));
            assertThat(id(second, "MessageId")).isGreaterThan(id(first, "MessageId"));
        }
    }

    @Test
    void whatComesAgainIsFound() {
        try (TestDelivery bridge = TestDelivery.plain()) {
            Exchange first = bridge.deliver(JANE, "m-1", "Hello");
            Exchange again = bridge.deliver(JANE, "m-1", "Hello");

            assertThat(delivery(again)).isEqualTo("found");
            assertThat(id(again, "MessageId")).isEqualTo(id(first, "MessageId"));
            assertThat(id(again, "ContactId")).isEqualTo(id(first, "ContactId"));
            assertThat(body(again)).containsEntry("content", "Hello");
            assertThat(bridge.messages(JANE)).hasSize(1);
        }
    }

    @Test
    void theSameForeignIdOfAnotherContactIsAnotherMessage() {
        try (TestDelivery bridge = TestDelivery.plain()) {
            assertThat(delivery(bridge.deliver("a", "1", "Hello"))).isEqualTo("created");
            assertThat(delivery(bridge.deliver("b", "1", "Hello"))).isEqualTo("created");
        }
    }

    @Test
    void aProcessThatKnowsNothingFindsWhatAnotherOneHasDelivered() {
        try (TestDelivery bridge = TestDelivery.plain()) {
            bridge.deliver(JANE, "m-1", "One");
            bridge.deliver(JANE, "m-2", "Two");
            bridge.deliver(JANE, "m-3", "Three");

            try (TestRoute other = bridge.route(options -> {})) {
                assertThat(delivery(other.answer("One", headers(JANE, "m-1")))).isEqualTo("found");
                assertThat(delivery(other.answer("Two", headers(JANE, "m-2")))).isEqualTo("found");
                assertThat(delivery(other.answer("Three", headers(JANE, "m-3"))))
                        .isEqualTo("found");
                assertThat(delivery(other.answer("Four", headers(JANE, "m-4")))).isEqualTo("created");
            }
            assertThat(bridge.messages(JANE)).hasSize(4);
        }
    }

    @Test
    void alwaysNewTakesTwoCallsAndThenOne() {
        try (TestDelivery bridge = TestDelivery.with(options -> options.setConversationPolicy("alwaysNew"))) {
            bridge.deliver("warm-up", "0", "Hello");
            bridge.requests();

            bridge.deliver(JANE, "m-1", "Hello");
            assertThat(bridge.requests()).hasSize(2);
            bridge.deliver(JANE, "m-2", "Hello");
            assertThat(bridge.requests()).containsExactly("POST " + ACCOUNT + "/conversations");
            assertThat(bridge.chatwoot().data().conversations(JANE)).hasSize(2);
        }
    }

    @Test
    void staleStateTakesTwoCalls() {
        try (TestDelivery bridge = TestDelivery.with(options -> options.setStateMaxAge(0))) {
            long conversation = id(bridge.deliver(JANE, "m-1", "Hello"), "ConversationId");
            bridge.requests();

            bridge.deliver(JANE, "m-2", "Hello");

            List<String> looking = bridge.requests();
            bridge.chatwoot().agent().resolve(conversation);
            assertThat(looking.size()).isLessThanOrEqualTo(3); // the first look at what was delivered before
            bridge.deliver(JANE, "m-3", "Hello");
            assertThat(bridge.requests()).hasSize(2);
            assertThat(bridge.chatwoot().data().conversations(JANE)).hasSize(2);
        }
    }

    /** Whether the route behind the consumer wants such events or not. */
    @Test
    void whatConsumersHearIsKnownAtOnce() {
        try (TestBridge bridge = TestBridge.with("events=message_created")) {
            bridge.context()
                    .getComponent("chatwoot", ChatwootComponent.class)
                    .getConfiguration()
                    .setBridgeId("test");
            long first = deliver(bridge, "1");
            bridge.idle();
            assertThat(deliver(bridge, "2")).isEqualTo(first);

            bridge.agent().resolve(first);
            bridge.idle();

            assertThat(deliver(bridge, "3")).isNotEqualTo(first);
        }
    }

    private static long deliver(TestBridge bridge, String number) {
        Exchange delivered = bridge.context()
                .createFluentProducerTemplate()
                .to("chatwoot:deliverMessage?inboxId=" + bridge.inbox().id())
                .withHeaders(headers(TestBridge.JANE, number))
                .withBody("Hello")
                .request(Exchange.class);
        return id(delivered, "ConversationId");
    }

    @Test
    void reopenLatestGoesOnWithAResolvedConversation() {
        try (TestDelivery bridge = TestDelivery.with(options -> options.setConversationPolicy("reopenLatest"))) {
            long conversation = id(bridge.deliver(JANE, "m-1", "Hello"), "ConversationId");
            bridge.chatwoot().agent().resolve(conversation);

            assertThat(id(bridge.deliver(JANE, "m-2", "Hello"), "ConversationId"))
                    .isEqualTo(conversation);
        }
    }

    @Test
    void figuresAreToldByJmx() throws Exception {
        try (TestDelivery bridge = TestDelivery.plain()) {
            bridge.deliver(JANE, "m-1", "Hello");
            bridge.deliver(JANE, "m-1", "Hello");
            bridge.deliver(JANE, "m-2", "a\0b");

            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = server
                    .queryNames(
                            new ObjectName("org.apache.camel:context="
                                    + bridge.route().context().getManagementName() + ",type=producers,*"),
                            null)
                    .stream()
                    .filter(each -> each.toString().contains("Chatwoot"))
                    .findFirst()
                    .orElseThrow();
            assertThat(server.getAttribute(name, "DeliveriesCreated")).isEqualTo(2L);
            assertThat(server.getAttribute(name, "DeliveriesFound")).isEqualTo(1L);
            assertThat(server.getAttribute(name, "RemovedNulCharacters")).isEqualTo(1L);
        }
    }
}
