// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelchatwoot.sandbox.Customer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelchatwoot.TestDesk.LIMIT;
import static io.github.camelchatwoot.TestDesk.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class WebSocketRouteTest {

    private static final String MESSAGES = "chatwoot:websocket?events=message_created";

    private final TestDesk desk = new TestDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatAnAgentWritesComesAtOnce() {
        desk.customer("jane");
        long conversation = desk.conversation("jane");
        desk.route(MESSAGES + "&messageTypes=outgoing&sweep=off").connected();

        long id = desk.agent().reply(conversation, "Hi Jane");

        desk.awaitTexts("Hi Jane");
        Exchange exchange = desk.exchanges().get(0);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelChatwootEventType", "message_created")
                .containsEntry("CamelChatwootEventSource", "websocket")
                .containsEntry(
                        "CamelChatwootEventId",
                        "message_created:" + desk.chatwoot().accountId() + ":" + id)
                .containsEntry("CamelChatwootMessageId", id)
                .containsEntry("CamelChatwootConversationId", conversation)
                .containsEntry("CamelChatwootInboxId", desk.inbox().id())
                .containsEntry("CamelChatwootContactSourceId", "jane")
                .containsEntry("CamelChatwootEventMessageType", "outgoing")
                .containsEntry("CamelChatwootEventSenderType", "user")
                .doesNotContainKey("CamelChatwootLate");
        assertThat(exchange.getMessage().getBody()).asInstanceOf(MAP).containsEntry("event", "message_created");
    }

    @Test
    void whatWasWrittenBeforeTheStartDoesNotCome() {
        Customer jane = desk.customer("jane");
        desk.route(MESSAGES).connected();

        jane.write("Are you there?");

        desk.awaitTexts("Are you there?");
    }

    @Test
    void whatWasMissedComesFirstAndIsLate() {
        Customer jane = desk.customer("jane");
        desk.route(MESSAGES).connected();
        jane.write("one");
        desk.awaitTexts("one");

        desk.chatwoot().restart(Duration.ofMillis(700)); // returns at once, all connections are gone
        await().atMost(LIMIT).until(() -> !desk.webSocket().getConnectionPhase().equals("CONFIRMED"));
        jane.write("two");
        jane.write("three");
        desk.connected();
        jane.write("four");

        desk.awaitTexts("one", "two", "three", "four");
        assertThat(desk.exchanges())
                .extracting(exchange -> header(exchange, "Late"))
                .elements(1, 2)
                .containsOnly("true");
        assertThat(desk.webSocket().getRepaired()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aStartDoesNotWaitForTheServer() {
        Customer jane = desk.customer("jane");
        desk.chatwoot().restart(Duration.ofSeconds(2));

        desk.route(MESSAGES);
        assertThat(desk.health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(desk.health().getMessage())
                .hasValueSatisfying(why -> assertThat(why).contains("No connection"));

        desk.awaitUp(true);
        jane.write("Hello?");
        await().atMost(LIMIT).until(() -> desk.texts().contains("Hello?")); // and what came shortly before the start
    }

    @Test
    void suspendedItIsNotConnectedAndResumedItCatchesUp() throws Exception {
        Customer jane = desk.customer("jane");
        desk.route(MESSAGES).connected();

        desk.context().getRouteController().suspendRoute(TestDesk.ROUTE);
        assertThat(desk.webSocket().getConnectionPhase()).isEqualTo("STOPPED");
        jane.write("while it sleeps");
        desk.context().getRouteController().resumeRoute(TestDesk.ROUTE);

        desk.awaitTexts("while it sleeps");
        desk.connected();
    }

    @Test
    void stoppedAndStartedItGoesOnWhereItWas() throws Exception {
        Customer jane = desk.customer("jane");
        desk.route(MESSAGES).connected();
        jane.write("one");
        desk.awaitTexts("one");

        desk.context().getRouteController().stopRoute(TestDesk.ROUTE);
        jane.write("two");
        desk.context().getRouteController().startRoute(TestDesk.ROUTE);

        desk.awaitTexts("one", "two");
    }

    @Test
    void aContactHearsWhatItMaySee() {
        Customer jane = desk.customer("jane");
        desk.customer("john");
        desk.route(MESSAGES + "&contactSourceId=jane&inboxIdentifier="
                        + desk.inbox().identifier())
                .connected();

        desk.agent().note(desk.conversation("jane"), "difficult customer");
        desk.agent().reply(desk.conversation("john"), "Hi John");
        desk.agent().reply(desk.conversation("jane"), "Hi Jane");
        jane.write("Hi Gus");

        desk.awaitTexts("Hi Jane", "Hi Gus");
    }

    @Test
    void aContactIsCreatedWhenThatIsAskedFor() {
        desk.route(MESSAGES + "&createContact=true&contactSourceId=new-one&inboxIdentifier="
                        + desk.inbox().identifier())
                .connected();

        assertThat(desk.chatwoot().data().contact("new-one")).isNotNull();
    }

    @Test
    void aContactThatIsNotThereIsWaitedFor() {
        desk.route(MESSAGES + "&contactSourceId=later&inboxIdentifier="
                + desk.inbox().identifier());
        await().atMost(LIMIT).until(() -> desk.health().getMessage().orElse("").contains("404"));

        desk.customer("later");

        desk.connected();
    }

    @Test
    void aTokenOfABotIsRefusedAtTheStart() {
        String token = desk.chatwoot()
                .add(more -> more.agentBot("Botty", ""))
                .data()
                .agentBot("Botty")
                .token();
        desk.with(options -> options.setAccessToken(token));

        assertThatThrownBy(() -> desk.route(MESSAGES)).rootCause().hasMessageContaining("bot");
    }

    @Test
    void anAccountOfOthersIsRefusedAtTheStart() {
        desk.with(options -> options.setAccountId(4711L));

        assertThatThrownBy(() -> desk.route(MESSAGES))
                .rootCause()
                .hasMessageContaining("does not belong to account 4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessionToken=RAW(x)&contactSourceId=jane",
                "contactSourceId=jane",
                "sessionToken=RAW(x)&sweep=on",
                "startFrom=yesterday",
                "sweepInterval=10",
                "cursorFile=a&cursorRepository=#memory"
            })
    void whatMakesNoSenseIsRefused(String options) {
        desk.context()
                .getRegistry()
                .bind("memory", new org.apache.camel.support.processor.state.MemoryStateRepository());

        String named = options.substring(0, options.indexOf('='));
        assertThatThrownBy(() -> desk.route(MESSAGES + "&" + options))
                .hasStackTraceContaining("IllegalArgumentException")
                .hasStackTraceContaining(named.equals("contactSourceId") ? "inboxIdentifier" : named);
    }

    @Test
    void errorsOfTheConnectionReachTheRouteWhenThatIsAskedFor() {
        AtomicInteger told = new AtomicInteger();
        desk.routes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).process(exchange -> told.incrementAndGet());
                from(MESSAGES + "&bridgeErrorHandler=true")
                        .routeId(TestDesk.ROUTE)
                        .process(desk::keep);
            }
        });
        desk.connected();

        desk.chatwoot().faults().cable().drop();

        await().atMost(LIMIT).until(() -> told.get() > 0);
        desk.connected();
    }

    @Test
    void aSlowRouteHoldsOnlySoMuch() {
        Customer jane = desk.customer("jane");
        CountDownLatch goOn = new CountDownLatch(1);
        desk.route(MESSAGES + "&sweep=off", exchange -> goOn.await()).connected();

        for (int i = 0; i < 150; i++) {
            jane.write("message " + i);
        }

        await().atMost(LIMIT).until(() -> desk.consumer().getPending() == 64);
        goOn.countDown();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(desk.texts()).hasSize(150));
        assertThat(desk.texts()).startsWith("message 0", "message 1").endsWith("message 149");
    }

    @Test
    void hintsComeOnlyWhenTheyAreNamed() {
        desk.route("chatwoot:websocket?events=presence_update").connected();

        await().atMost(LIMIT).until(() -> !desk.exchanges().isEmpty());
        assertThat(desk.exchanges())
                .extracting(exchange -> header(exchange, "EventType"))
                .containsOnly("presence_update");
    }

    @Test
    void theSecretsOfTheConnectionAreNowhere() {
        desk.customer("jane");
        desk.route(MESSAGES).connected();
        Map<?, ?> profile = desk.context().createProducerTemplate().requestBody("chatwoot:getProfile", null, Map.class);
        String token = String.valueOf(profile.get("pubsub_token"));

        assertThat(desk.health().getDetails().toString() + desk.health().getMessage())
                .doesNotContain(token);
        assertThat(desk.webSocket().details().toString()).doesNotContain(token);
    }
}
