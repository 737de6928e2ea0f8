// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelchatwoot.sandbox.Customer;
import io.github.camelchatwoot.sandbox.fault.Route;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelchatwoot.TestDesk.LIMIT;
import static io.github.camelchatwoot.TestDesk.header;
import static io.github.camelchatwoot.TestDesk.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class PollRouteTest {

    private static final String POLL = "chatwoot:poll?delay=100&initialDelay=0";

    private final TestDesk desk = new TestDesk();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void newMessagesCome() {
        Customer jane = desk.customer("jane");
        desk.route(POLL + "&startFrom=beginning");
        desk.awaitTexts("Hello");

        jane.write("Anybody there?");
        desk.agent().reply(desk.conversation("jane"), "Yes");

        desk.awaitTexts("Hello", "Anybody there?", "Yes");
        Exchange last = desk.exchanges().get(2);
        assertThat(last.getMessage().getHeaders())
                .containsEntry("CamelChatwootEventSource", "poll")
                .containsEntry("CamelChatwootEventMessageType", "outgoing")
                .containsEntry("CamelChatwootContactSourceId", "jane")
                .containsEntry("CamelChatwootConversationId", desk.conversation("jane"))
                .doesNotContainKey("CamelChatwootLate");
    }

    @Test
    void privateNotesComeOnlyWhenTheyAreWanted() {
        desk.customer("jane");
        desk.route(POLL + "&startFrom=beginning&privateNotes=true&messageTypes=outgoing");

        desk.agent().note(desk.conversation("jane"), "difficult customer");

        desk.awaitTexts("difficult customer");
    }

    @Test
    void conversationsComeAsTheyAre() {
        desk.customer("jane");
        desk.route(POLL + "&entity=conversations&startFrom=beginning");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(desk.exchanges())
                        .extracting(exchange -> header(exchange, "EventType"))
                        .startsWith("conversation_created", "conversation_updated"));

        desk.agent().resolve(desk.conversation("jane"));

        await().atMost(LIMIT).untilAsserted(() -> {
            Exchange last = desk.exchanges().get(desk.exchanges().size() - 1);
            assertThat(header(last, "EventType")).isEqualTo("conversation_updated");
            assertThat(last.getMessage().getBody()).asInstanceOf(MAP).containsEntry("status", "resolved");
        });
    }

    @Test
    void aStartGoesOnWhereTheFileSays() throws Exception {
        Path file = folder.resolve("deep/cursor.json");
        Customer jane = desk.customer("jane");
        desk.with(options -> options.setCursorFile(file.toString()));
        desk.route(POLL + "&startFrom=beginning");
        desk.awaitTexts("Hello");
        await().atMost(LIMIT)
                .until(() -> Files.exists(file) && Files.readString(file).contains("\"lowMessageId\":1"));

        desk.context().getRouteController().stopRoute(TestDesk.ROUTE);
        jane.write("while nobody looked");
        desk.context().getRouteController().startRoute(TestDesk.ROUTE);

        desk.awaitTexts("Hello", "while nobody looked");
    }

    @Test
    void aRepositoryKeepsTheCursorToo() {
        MemoryStateRepository repository = new MemoryStateRepository();
        desk.context().getRegistry().bind("kept", repository);
        desk.customer("jane");

        desk.route(POLL + "&startFrom=beginning&cursorRepository=#kept");

        String key = "chatwoot-cursor:" + desk.chatwoot().accountId() + ":" + TestDesk.ROUTE;
        await().atMost(LIMIT).until(() -> repository.getState(key) != null);
    }

    @Test
    void aBrokenFileStopsTheStart() throws Exception {
        Path file = folder.resolve("cursor.json");
        Files.writeString(file, "{\"lowMessageId\":");
        desk.with(options -> options.setCursorFile(file.toString()));

        assertThatThrownBy(() -> desk.route(POLL))
                .hasStackTraceContaining("The file " + file + " says how far events were taken, but it cannot be read");
    }

    @Test
    void momentsSayWhereToBegin() {
        desk.customer("jane");
        desk.chatwoot().advance(java.time.Duration.ofHours(2));
        Instant later = desk.chatwoot().now();
        desk.customer("john").write("two hours later");

        desk.route(POLL + "&startFrom=" + later.minusSeconds(60));

        desk.awaitTexts("Hello", "two hours later");
        assertThat(desk.exchanges())
                .extracting(exchange -> header(exchange, "ContactSourceId"))
                .containsOnly("john");
    }

    @Test
    void whatFailsComesAgain() {
        desk.customer("jane");
        AtomicInteger times = new AtomicInteger();

        desk.route(POLL + "&startFrom=beginning", exchange -> {
            if (times.incrementAndGet() < 3) {
                throw new IllegalStateException("not now");
            }
        });

        await().atMost(LIMIT).until(() -> times.get() == 3);
        desk.awaitTexts("Hello", "Hello", "Hello");
        assertThat(desk.consumer().getCompleted()).isEqualTo(1);
    }

    @Test
    void aServerThatIsDownIsAnErrorOfThePoll() {
        AtomicInteger told = new AtomicInteger();
        desk.chatwoot().faults().on(Route.LIST_CONVERSATIONS).answer(500);
        desk.routes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).process(exchange -> told.incrementAndGet());
                from(POLL + "&startFrom=beginning&bridgeErrorHandler=true")
                        .routeId(TestDesk.ROUTE)
                        .process(desk::keep);
            }
        });

        await().atMost(LIMIT).until(() -> told.get() > 0);
        assertThat(desk.health().getState()).isEqualTo(HealthCheck.State.DOWN);
        desk.chatwoot().faults().clear();
        desk.customer("jane");
        desk.awaitTexts("Hello");
        desk.awaitUp(true);
    }

    @Test
    void greedyAndBackoffAreCamels() {
        desk.customer("jane");

        desk.route("chatwoot:poll?startFrom=beginning&delay=1h&initialDelay=0&greedy=true&backoffMultiplier=2"
                + "&backoffIdleThreshold=1");

        desk.awaitTexts("Hello");
    }

    @Test
    void theUsualDelayIsHalfAMinute() {
        desk.route("chatwoot:poll");

        assertThat(((ChatwootPollConsumer) desk.consumer()).getDelay()).isEqualTo(30_000);
    }

    @Test
    void anEventThatWasAskedForIsDoneWhenTheExchangeIs() throws Exception {
        Customer jane = desk.customer("jane");
        AtomicBoolean fails = new AtomicBoolean(true);
        desk.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:ask")
                        .pollEnrich("chatwoot:poll?startFrom=beginning", 3_000)
                        .process(exchange -> {
                            if (exchange.getMessage().getBody() != null) {
                                desk.keep(exchange);
                            }
                            if (fails.get()) {
                                throw new IllegalStateException("not now");
                            }
                        });
            }
        });
        jane.write("second");

        ask();
        assertThat(desk.texts()).containsExactly("Hello");
        fails.set(false);
        ask();
        assertThat(desk.texts()).containsExactly("Hello", "second");
        ask();
        assertThat(desk.texts()).containsExactly("Hello", "second", "Hello");
        ask();
        assertThat(desk.texts()).hasSize(3);
    }

    private void ask() throws Exception {
        desk.context()
                .createProducerTemplate()
                .asyncSend("direct:ask", exchange -> {})
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void aConsumerTemplateGetsOneAfterTheOther() throws Exception {
        Customer jane = desk.customer("jane");
        jane.write("second");
        desk.context().start();
        try (ConsumerTemplate template = desk.context().createConsumerTemplate()) {
            template.start();
            List<String> texts = new java.util.ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Exchange exchange = template.receive("chatwoot:poll?startFrom=beginning", 5_000);
                texts.add(text(exchange));
                assertThat(template.receiveNoWait("chatwoot:poll?startFrom=beginning"))
                        .isNull();
                template.doneUoW(exchange);
            }
            assertThat(texts).containsExactly("Hello", "second");
            assertThat(template.receiveNoWait("chatwoot:poll?startFrom=beginning"))
                    .isNull();
            jane.write("third");
            assertThat(text(template.receiveNoWait("chatwoot:poll?startFrom=beginning")))
                    .isEqualTo("third");
        }
    }

    @Test
    void aConsumerTemplateWaitsAsLongAsItTakes() throws Exception {
        Customer jane = desk.customer("jane");
        desk.context().start();
        try (ConsumerTemplate template = desk.context().createConsumerTemplate()) {
            template.start();
            String poll = "chatwoot:poll?delay=50";
            assertThat(template.receiveNoWait(poll)).isNull(); // from now on
            java.util.concurrent.CompletableFuture<Exchange> waiting =
                    java.util.concurrent.CompletableFuture.supplyAsync(() -> template.receive(poll));
            jane.write("at last");

            assertThat(text(waiting.get(20, TimeUnit.SECONDS))).isEqualTo("at last");
        }
    }
}
