// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.sandbox.Customer;
import io.github.camelchatwoot.sandbox.fault.Route;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelchatwoot.TestDesk.LIMIT;
import static io.github.camelchatwoot.TestDesk.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A server that has lost its Redis answers, pings and confirms, but tells nothing until it is restarted. */
@Timeout(120)
class DeafServerTest {

    private final TestDesk desk = new TestDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatADeafServerDoesNotTellIsFoundUntilItHearsAgain() {
        Customer jane = desk.customer("jane");
        long conversation = desk.conversation("jane");
        desk.route("chatwoot:websocket?events=message_created").connected();
        jane.write("before the outage");
        desk.awaitTexts("before the outage");
        desk.awaitUp(true);

        desk.chatwoot().faults().cable().deaf();
        desk.chatwoot().faults().on(Route.CREATE_MESSAGE).times(1).redisAway();
        assertThatThrownBy(() -> post(conversation, "stored, although it was refused"))
                .hasStackTraceContaining("422");
        desk.agent().reply(conversation, "during the outage");

        desk.awaitUp(false);
        HealthCheck.Result health = desk.health();
        assertThat(health.getMessage())
                .hasValueSatisfying(why -> assertThat(why).contains("deaf"));
        assertThat(desk.webSocket().isServerDeaf()).isTrue();
        desk.awaitTexts("before the outage", "stored, although it was refused", "during the outage");
        long opened = desk.webSocket().getConnectionsOpened();
        await().atMost(LIMIT).until(() -> desk.webSocket().getConnectionsOpened() > opened); // it does not give up
        jane.write("found all the same");
        await().atMost(LIMIT).until(() -> desk.texts().size() == 4);
        assertThat(desk.health().getState()).isEqualTo(HealthCheck.State.DOWN);

        desk.chatwoot().faults().clear();
        desk.chatwoot().restart(Duration.ofMillis(300));
        desk.awaitUp(true);
        desk.connected();
        jane.write("after the restart");

        desk.awaitTexts(
                "before the outage",
                "stored, although it was refused",
                "during the outage",
                "found all the same",
                "after the restart");
        assertThat(late()).containsExactly(null, "true", "true", "true", null);
        assertThat(desk.webSocket().isServerDeaf()).isFalse();
    }

    private void post(long conversation, String text) {
        desk.context()
                .createProducerTemplate()
                .requestBodyAndHeaders(
                        "chatwoot:createMessage?maxRetries=0",
                        text,
                        Map.of("CamelChatwootConversationId", conversation, "CamelChatwootMessageType", "outgoing"));
    }

    private List<String> late() {
        return desk.exchanges().stream().map(DeafServerTest::late).toList();
    }

    private static String late(Exchange exchange) {
        return header(exchange, "Late");
    }
}
