// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lists that are read to their end, on the sandbox, while rows come and move. */
class PagingTest {

    private static final int CONTACTS = 40;
    private static final int CONVERSATIONS = 60;

    private final ChatwootSandbox chatwoot = new ChatwootSandbox();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private ApiInbox inbox = new ApiInbox(0, "", "", "");

    @BeforeEach
    void start() {
        chatwoot.start();
        inbox = chatwoot.createApiInbox("Bridge", "");
        ChatwootConfiguration options =
                context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration();
        options.setBaseUrl(chatwoot.baseUrl());
        options.setAccessToken(chatwoot.adminToken());
        options.setAccountId(chatwoot.accountId());
        options.setInboxIdentifier(inbox.identifier());
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        chatwoot.close();
    }

    private void addContacts(int from, int to) {
        IntStream.range(from, to).forEach(i -> {
            chatwoot.advance(Duration.ofSeconds(1));
            chatwoot.add(data -> data.contact(
                    "Contact " + i,
                    contact -> contact.identifier("c" + i)
                            .email("c" + i + "@example.com")
                            .inbox("Bridge")
                            .sourceId("s" + i)));
        });
    }

    private void addConversations() {
        addContacts(0, 1);
        for (int i = 0; i < CONVERSATIONS; i++) {
            chatwoot.advance(Duration.ofSeconds(1));
            chatwoot.customer(inbox.id(), "s0").newConversation();
        }
    }

    private Exchange call(String uri, @Nullable Object body, Map<String, Object> headers) {
        Exchange exchange = context.createProducerTemplate().request("chatwoot:" + uri, request -> {
            request.getMessage().setHeaders(new HashMap<>(headers));
            request.getMessage().setBody(body);
        });
        if (exchange.getException() != null) {
            throw new AssertionError("the call failed", exchange.getException());
        }
        return exchange;
    }

    private static Iterator<?> rows(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        assertThat(body).isInstanceOf(Iterator.class).isInstanceOf(AutoCloseable.class);
        return (Iterator<?>) body;
    }

    /** The ids of all rows; {@code meanwhile} runs after each of them. */
    private static List<Long> ids(Exchange exchange, Consumer<Integer> meanwhile) {
        List<Long> ids = new ArrayList<>();
        rows(exchange).forEachRemaining(row -> {
            ids.add(id(row));
            meanwhile.accept(ids.size());
        });
        return ids;
    }

    private static long id(@Nullable Object row) {
        if (row instanceof Map<?, ?> map && map.get("id") instanceof Number id) {
            return id.longValue();
        }
        throw new AssertionError("no row: " + row);
    }

    private static List<Long> ids(Exchange exchange) {
        return ids(exchange, count -> {});
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void contactsComeWithoutGapsWhileOthersAreAddedAndChanged() {
        addContacts(0, CONTACTS);
        List<Long> before = ids(call("listContacts?paging=all", null, Map.of()));
        assertThat(before).hasSize(CONTACTS).isSorted().doesNotHaveDuplicates();

        Exchange exchange = call("listContacts?paging=all", null, Map.of());
        assertThat(exchange.getMessage().getHeaders()).containsEntry("CamelChatwootTotalCount", (long) CONTACTS);
        List<Long> ids = ids(exchange, count -> {
            if (count % 10 == 0) {
                addContacts(1000 + count, 1003 + count);
                call("updateContact", Map.of("name", "Zoe"), Map.of("CamelChatwootContactId", before.get(count % 7)));
            }
        });

        assertThat(ids).doesNotHaveDuplicates().startsWith(before.toArray(Long[]::new));
    }

    @Test
    void searchesAndFiltersOfContactsAreReadToTheirEnd() {
        addContacts(0, CONTACTS);
        List<Object> filter = List.of(
                Map.of("attribute_key", "email", "filter_operator", "contains", "values", List.of("example.com")));

        assertThat(ids(call("searchContacts?paging=all", null, Map.of("CamelChatwootQuery", "contact"))))
                .hasSize(CONTACTS)
                .isSorted();
        assertThat(ids(call("filterContacts?paging=all", filter, Map.of())))
                .hasSize(CONTACTS)
                .isSorted();
        assertThat(ids(call("filterContacts?paging=all", filter, Map.of("CamelChatwootSort", "-created_at"))))
                .hasSize(CONTACTS)
                .isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void conversationsComeWithoutGapsWhileOthersMoveAndAreAdded() {
        addConversations();

        List<Long> ids =
                ids(call("listConversations?paging=all", null, Map.of("CamelChatwootStatusFilter", "all")), count -> {
                    if (count % 5 == 0) {
                        chatwoot.advance(Duration.ofSeconds(1));
                        chatwoot.agent().reply(CONVERSATIONS - count / 2, "Good morning!");
                    }
                    if (count % 20 == 0 && count <= CONVERSATIONS) {
                        chatwoot.customer(inbox.id(), "s0").newConversation();
                    }
                });

        assertThat(ids).doesNotHaveDuplicates().isSorted().containsAll(numbers(1, CONVERSATIONS));
    }

    /** Chatwoot filters conversations by activity only: those that move to the front are looked for there. */
    @Test
    void filteredConversationsComeWithoutGapsWhileTheyMove() {
        addConversations();
        List<Object> filter = List.of(
                Map.of("attribute_key", "inbox_id", "filter_operator", "equal_to", "values", List.of(inbox.id())));

        List<Long> ids = ids(call("filterConversations?paging=all", filter, Map.of()), count -> {
            if (count % 5 == 0 && count <= 45) {
                chatwoot.advance(Duration.ofSeconds(1));
                chatwoot.agent().reply(count / 5, "Good morning!");
            }
        });

        assertThat(ids).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(numbers(1, CONVERSATIONS));
    }

    /** The list of open conversations gets shorter with each one that is resolved: later ones move to earlier pages. */
    @Test
    void aRouteMayResolveTheConversationsThatItReads() {
        addConversations();
        List<Long> resolved = new ArrayList<>();

        rows(call("listConversations?paging=all", null, Map.of("CamelChatwootStatusFilter", "open")))
                .forEachRemaining(row -> {
                    chatwoot.agent().resolve(id(row));
                    resolved.add(id(row));
                });

        assertThat(resolved).containsExactlyInAnyOrderElementsOf(numbers(1, CONVERSATIONS));
    }

    @Test
    void messagesComeInBothDirections() {
        addContacts(0, 1);
        chatwoot.customer(inbox.id(), "s0").newConversation();
        for (int i = 0; i < 2500; i++) {
            chatwoot.advance(Duration.ofSeconds(1));
            chatwoot.customer(inbox.id(), "s0").write("No " + i);
        }
        Map<String, Object> ids = Map.of("CamelChatwootConversationId", 1);
        List<Long> all = ids(call("listMessages?paging=all", null, with(ids, Param.AFTER, 0)));
        List<Long> newestFirst = new ArrayList<>(all);
        Collections.reverse(newestFirst);

        assertThat(all).hasSizeGreaterThanOrEqualTo(2500).isSorted().doesNotHaveDuplicates();
        assertThat(ids(call("listMessages?paging=all", null, ids))).isEqualTo(newestFirst);
        assertThat(ids(call("listMessages?paging=all", null, with(ids, Param.BEFORE, all.get(1200)))))
                .isEqualTo(newestFirst.subList(newestFirst.size() - 1200, newestFirst.size()));
        assertThat(ids(call(
                        "listMessages?paging=all",
                        null,
                        with(with(ids, Param.AFTER, all.get(100)), Param.BEFORE, all.get(2200)))))
                .isEqualTo(all.subList(100, 2200));
    }

    private static Map<String, Object> with(Map<String, Object> headers, Param param, Object value) {
        Map<String, Object> more = new HashMap<>(headers);
        more.put(param.header(), value);
        return more;
    }

    @Test
    void theClientApiGoesBackToTheFirstMessage() {
        addContacts(0, 1);
        long conversation = chatwoot.customer(inbox.id(), "s0").newConversation();
        IntStream.range(0, 50).forEach(i -> chatwoot.customer(inbox.id(), "s0").write("No " + i));
        Map<String, Object> ids =
                Map.of("CamelChatwootConversationId", conversation, "CamelChatwootContactSourceId", "s0");

        assertThat(ids(call("clientListMessages?paging=all", null, ids)))
                .hasSize(50)
                .isSortedAccordingTo(Collections.reverseOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    void aListWithoutPagesIsAnIteratorToo() {
        chatwoot.add(data -> data.label("vip").label("spam"));

        assertThat(ids(call("listLabels?paging=all", null, Map.of()))).hasSize(2);
    }

    @Test
    void rowsAreJsonWhereBodiesAre() {
        addContacts(0, 20);

        assertThat(rows(call("listContacts?paging=all&bodyFormat=json", null, Map.of())))
                .toIterable()
                .hasSize(20)
                .allSatisfy(row -> assertThat((String) row).startsWith("{\"").contains("\"email\":\"c"));
    }

    @Test
    void onePageIsAListUnlessSomebodyWantsAll() {
        addContacts(0, 20);

        assertThat(call("listContacts", null, Map.of()).getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(15);
    }

    @ParameterizedTest
    @CsvSource({
        "getContact?paging=all, chatwoot:getContact does not answer a list: remove the option paging=all",
        "callApi?paging=all, chatwoot:callApi does not answer a list: remove the option paging=all",
        "listContacts?paging=all&bodyFormat=bytes, chatwoot:listContacts cannot answer the rows of a list as bytes: set"
                + " the option bodyFormat to map or json or paging to page"
    })
    void whatCannotBeIsRefusedAtTheStart(String uri, String message) {
        assertThatThrownBy(() -> call(uri, null, Map.of()))
                .rootCause()
                .hasMessage(message.replace("json or paging", "json, or paging"));
    }

    @Test
    void whatTheComponentSaysAboutListsIsOnlyForLists() {
        addContacts(0, 20);
        ChatwootConfiguration options =
                context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration();
        options.setPaging(Paging.ALL);

        assertThat(ids(call("listContacts", null, Map.of()))).hasSize(20);
        assertThat(call("getContact", null, Map.of("CamelChatwootContactId", 1))
                        .getMessage()
                        .getBody())
                .isInstanceOf(Map.class);
        assertThat(ids(call("getContact", null, Map.of(Param.OPERATION.header(), Operation.LIST_CONTACTS))))
                .hasSize(20);
        assertThat(call("listContacts?paging=page", null, Map.of()).getMessage().getBody())
                .isInstanceOf(List.class);
        assertThatThrownBy(() -> call(
                        "getContact?bodyFormat=bytes", null, Map.of(Param.OPERATION.header(), Operation.LIST_CONTACTS)))
                .rootCause()
                .hasMessageStartingWith("chatwoot:listContacts cannot answer the rows of a list as bytes");
    }
}
