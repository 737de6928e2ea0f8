// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.github.camelchatwoot.sandbox.Customer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelchatwoot.TestDesk.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A lot has happened while nobody listened. */
@Timeout(300)
class LongOutageTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String MESSAGES = "chatwoot:websocket?events=message_created";

    private final TestDesk desk = new TestDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    /** More than a page of messages, and more than the ids that are asked for at a time. */
    @ParameterizedTest
    @ValueSource(ints = {150, 1_300})
    void aConversationGoesOnForLong(int messages) throws Exception {
        Customer jane = desk.customer("jane");
        Customer john = desk.customer("john");
        desk.route(MESSAGES).connected();
        desk.context().getRouteController().suspendRoute(TestDesk.ROUTE);

        List<Long> written = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            if (i % 100 == 99) {
                desk.chatwoot().advance(Duration.ofMinutes(1)); // the server takes so many a minute
            }
            written.add(jane.write("message " + i));
        }
        long other = john.write("in between, and found with the same sweep");
        desk.context().getRouteController().resumeRoute(TestDesk.ROUTE);

        await().atMost(LIMIT).until(() -> desk.exchanges().size() >= messages + 1);
        assertThat(ids()).filteredOn(id -> id != other).isEqualTo(written);
        assertThat(desk.exchanges())
                .extracting(exchange -> header(exchange, "Late"))
                .containsOnly("true");
    }

    /** The clock of a server may be set back, and transactions take their time. */
    @Test
    void theTimesOfMessagesAreInAnotherOrderThanTheirIds() throws Exception {
        Customer jane = desk.customer("jane");
        Customer john = desk.customer("john");
        desk.route(MESSAGES).connected();
        jane.write("before");
        desk.awaitTexts("before");
        desk.context().getRouteController().suspendRoute(TestDesk.ROUTE);

        List<Long> written = new ArrayList<>(ids());
        for (int i = 0; i < 120; i++) {
            Duration behind = Duration.ofSeconds(i % 3 * 4L);
            desk.chatwoot().setClock(Clock.offset(Clock.systemUTC(), behind.negated()));
            written.add((i % 5 == 0 ? john : jane).write("message " + i));
        }
        desk.context().getRouteController().resumeRoute(TestDesk.ROUTE);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(new TreeSet<>(ids())).containsAll(written));
        assertThat(ids()).doesNotHaveDuplicates().hasSameSizeAs(written);
    }

    @Test
    void twoThousandConversationsHaveChanged() throws Exception {
        List<String> customers =
                IntStream.range(0, 2_000).mapToObj(i -> "many-" + i).toList();
        desk.chatwoot()
                .add(more -> customers.forEach(id -> more.contact("Customer " + id, contact -> contact.sourceId(id))));
        customers.forEach(id -> write(id, "Hello"));
        desk.route(MESSAGES).connected();
        desk.context().getRouteController().suspendRoute(TestDesk.ROUTE);

        List<Long> written =
                customers.stream().map(id -> write(id, "Anybody there?")).toList();
        desk.context().getRouteController().resumeRoute(TestDesk.ROUTE);

        await().atMost(LIMIT).until(() -> desk.exchanges().size() >= customers.size());
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(desk.consumer().getRepaired()).isEqualTo(customers.size());
    }

    private long write(String sourceId, String text) {
        return desk.chatwoot().customer(desk.inbox().id(), sourceId).write(text);
    }

    private List<Long> ids() {
        return desk.exchanges().stream().map(LongOutageTest::id).toList();
    }

    private static Long id(Exchange exchange) {
        return exchange.getMessage().getHeader("CamelChatwootMessageId", Long.class);
    }
}
