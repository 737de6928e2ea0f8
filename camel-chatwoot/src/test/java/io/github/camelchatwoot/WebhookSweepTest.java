// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import io.github.camelchatwoot.sandbox.fault.Route;
import io.github.camelchatwoot.sandbox.fault.SwitchedOn;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelchatwoot.TestBridge.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Webhooks with a sweep beside them. */
@Timeout(120)
class WebhookSweepTest {

    private static final String REPLIES = "events=message_created&messageTypes=outgoing&sweep=on&sweepInterval=1000";

    @Test
    void whatNoWebhookToldIsFound() {
        try (TestBridge bridge = TestBridge.with(REPLIES).swept()) {
            long conversation = bridge.conversation();
            bridge.chatwoot()
                    .faults()
                    .webhooks()
                    .event("message_created")
                    .times(1)
                    .lost();

            long lost = bridge.agent().reply(conversation, "lost");
            long told = bridge.agent().reply(conversation, "told");

            await().atMost(TestDesk.LIMIT).until(() -> bridge.exchanges().size() == 2);
            assertThat(ids(bridge)).containsExactlyInAnyOrder(lost, told);
            Exchange late = bridge.exchanges().stream()
                    .filter(exchange -> exchange.getMessage().getHeader("CamelChatwootMessageId", Long.class) == lost)
                    .findFirst()
                    .orElseThrow();
            assertThat(header(late, "EventSource")).isEqualTo("sweep");
            assertThat(header(late, "Late")).isEqualTo("true");
            assertThat(bridge.consumer().getRepaired()).isPositive();
        }
    }

    @Test
    void whatWasToldIsNotFoundAgain() {
        try (TestBridge bridge = TestBridge.with(REPLIES).swept()) {
            long conversation = bridge.conversation();
            for (int i = 0; i < 5; i++) {
                bridge.agent().reply(conversation, "reply " + i);
            }
            await().atMost(TestDesk.LIMIT).until(() -> bridge.consumer().getDuplicates() >= 5); // told, and found
            bridge.idle();

            assertThat(bridge.exchanges()).hasSize(5);
        }
    }

    @Test
    void aStopThatBreaksALookOffIsNoTrouble() {
        try (CapturedLog log = CapturedLog.of(Sweeps.class.getName());
                TestBridge bridge = TestBridge.with(REPLIES).swept()) {
            SwitchedOn slow =
                    bridge.chatwoot().faults().on(Route.LIST_CONVERSATIONS).slow(Duration.ofHours(1));
            await().atMost(TestDesk.LIMIT).until(() -> slow.struck() > 0);

            bridge.context().stop();

            assertThat(log.lines()).noneMatch(line -> line.contains("could not look for lost events"));
        }
    }

    /** 503 would make the message fail for agents, although it comes. */
    @Test
    void anInboxIsToldThatWhatHadNoRoomWasReceived() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        try (TestBridge bridge = TestBridge.with(REPLIES + "&webhookKind=inbox&queueSize=1", exchange -> goOn.await())
                .swept()) {
            long conversation = bridge.conversation();
            long first = bridge.agent().reply(conversation, "first");
            await().atMost(TestDesk.LIMIT).until(() -> bridge.consumer().getPending() == 1);
            long second = bridge.agent().reply(conversation, "second");
            await().atMost(TestDesk.LIMIT).until(() -> bridge.consumer().getShed() > 0);
            assertThat(bridge.chatwoot().awaitQuiet(TestDesk.LIMIT)).isTrue();

            assertThat(bridge.message(conversation, second))
                    .extracting("status")
                    .isEqualTo("sent");
            goOn.countDown();

            await().atMost(TestDesk.LIMIT).until(() -> ids(bridge).size() == 2);
            assertThat(ids(bridge)).containsExactly(first, second);
        }
    }

    /** Chatwoot marks what it could not post; an agent who sees that would send it again. */
    @Test
    void whatChatwootMarkedAsFailedIsDeliveredAndCorrected() throws Exception {
        try (TestBridge bridge = TestBridge.with(REPLIES + "&webhookKind=inbox&deliveryReport=failed")
                .swept()) {
            long conversation = bridge.conversation();
            bridge.idle();
            bridge.context().getRouteController().stopRoute(TestBridge.ROUTE);
            long message = bridge.agent().reply(conversation, "is anybody there?");
            await().atMost(TestDesk.LIMIT)
                    .until(() -> "failed"
                            .equals(bridge.message(conversation, message).get("status")));

            bridge.context().getRouteController().startRoute(TestBridge.ROUTE);

            await().atMost(TestDesk.LIMIT).until(() -> ids(bridge).equals(List.of(message)));
            await().atMost(TestDesk.LIMIT).untilAsserted(() -> {
                Map<?, ?> now = bridge.message(conversation, message);
                assertThat(now.get("status")).isEqualTo("sent");
                assertThat(Objects.toString(now.get("content_attributes"))).doesNotContain("404", "503", "refused");
            });
        }
    }

    @Test
    void aSweepNeedsAUser() {
        assertThatThrownBy(() -> TestBridge.with(REPLIES + "&accessToken=RAW(unknown)"))
                .hasStackTraceContaining("needs the accessToken of a user");
    }

    private static List<Long> ids(TestBridge bridge) {
        return bridge.exchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader("CamelChatwootMessageId", Long.class))
                .toList();
    }
}
