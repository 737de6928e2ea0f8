// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.erp;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.examples.desk.Agent;
import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions;
import io.github.camelchatwoot.sandbox.fault.Route;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.request;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class ErpTest {

    /** Customers of the initial load; more with -Derp.customers=10000. */
    private static final int MANY = Integer.getInteger("erp.customers", 1_000);

    private final int port = Setting.freePort();
    private final ChatwootSandbox chatwoot = new ChatwootSandbox().start();
    private final Desk desk = Desks.of(chatwoot, "Orders", "");
    private Erp erp;
    private Application bridge;
    private ProducerTemplate calls;
    private Story erpAndDesk;
    private Agent agent;

    @BeforeEach
    void start() throws Exception {
        erp = Erp.start();
        start(Map.of());
    }

    private void start(Map<String, String> more) throws Exception {
        Map<String, String> properties = new HashMap<>(ErpExample.properties(port, "http://127.0.0.1:" + port, erp));
        properties.putAll(more);
        bridge = Application.start(desk, properties);
        calls = bridge.calls();
        agent = new Agent(desk, calls);
        erpAndDesk = new Story(agent, calls, erp);
    }

    @AfterEach
    void stop() throws Exception {
        bridge.close();
        erp.close();
        desk.close();
    }

    @Test
    void loadsAllAndGoesOnWhereItWasInterrupted() throws Exception {
        erp.fill(MANY);
        eventually(() -> assertThat(contacts()).isGreaterThan(MANY / 10));
        chatwoot.restart(Duration.ofMillis(500));
        erp.line().cut();
        erp.line().mend();
        bridge.close();
        start(Map.of());

        loaded();
        assertThat(contacts()).isEqualTo(MANY);
        assertThat(attributes("C10")).containsEntry("city", "Berlin").containsEntry("tier", "VIP");
        assertThat(erpAndDesk.labels(erpAndDesk.contact("C10"))).isEqualTo(List.of("vip"));
        assertThat(erpAndDesk.labels(erpAndDesk.contact("C11"))).isEqualTo(List.of());
    }

    @Test
    void slowsDownWhenChatwootSaysSo() throws Exception {
        chatwoot.faults().on(Route.CLIENT_CREATE_CONTACT).times(3).answer(429);

        erp.fill(20);

        loaded();
        assertThat(contacts()).isEqualTo(20);
        assertThat(chatwoot.faults().struck()).isEqualTo(3);
    }

    @Test
    void changesGoBothWaysAndNotInCircles() throws Exception {
        erp.fill(3);
        loaded();
        erp.change("C1", "city = ?, vip = TRUE, phone = '+4915155550000'", "Hamburg");
        loaded();
        assertThat(erpAndDesk.contact("C1").get("phone_number")).isEqualTo("+4915155550000");
        assertThat(attributes("C1")).containsEntry("city", "Hamburg");

        change("C2", Map.of("name", "Dora", "phone_number", "+4915166660000"));

        eventually(() -> assertThat(erp.ask("SELECT name || phone FROM customers WHERE id = 'C2'"))
                .containsExactly("Dora+4915166660000"));
        assertThat(erp.ask("SELECT customer FROM outbox")).isEmpty();
        chatwoot.awaitIdle(Duration.ofSeconds(10));
        eventually(() ->
                assertThat(bridge.context().getInflightRepository().size()).isZero());
        ChatwootAssertions.assertThat(chatwoot)
                .received(request("PATCH", "/api/v1/accounts/**"))
                .exactly(3 + 1 + 1); // the load, a change of the ERP, and the agent's own
    }

    @Test
    void adoptsWhoIsThereAlready() throws Exception {
        calls.requestBody("chatwoot:createContact", Map.of("name", "Old", "email", "c1@example.org"));

        erp.fill(2);

        loaded();
        assertThat(contacts()).isEqualTo(2);
        assertThat(erpAndDesk.contact("C1").get("identifier")).isEqualTo("C1");
        assertThat(erpAndDesk.contact("C1").get("name")).isEqualTo("Customer 1");
    }

    @Test
    void putsAsideWhatChatwootRefuses() throws Exception {
        erp.fill(3);
        erp.run("UPDATE customers SET phone = '0151 / 4711' WHERE id = 'C2'");

        eventually(() -> assertThat(erp.ask("SELECT customer FROM outbox")).containsExactly("C2"));
        eventually(
                () -> assertThat(erp.ask("SELECT refused FROM outbox").get(0)).contains("phone"));
        erp.change("C2", "phone = ?", "+4915120000002");

        loaded();
        assertThat(contacts()).isEqualTo(3);
    }

    @Test
    void tellsOfALateOrderOnce() throws Exception {
        erp.fill(2);
        loaded();
        chatwoot.faults().on(Route.CREATE_CONVERSATION).times(1).cutAfterCommit();
        erp.lateOrder("4711", "C1", 3);
        long conversation = agent.awaitConversation("C1");
        eventually(() -> assertThat(erp.ask("SELECT id FROM told_orders")).containsExactly("4711"));
        erp.run("DELETE FROM told_orders"); // as if it had been interrupted before it was written down
        eventually(() -> assertThat(erp.ask("SELECT id FROM told_orders")).containsExactly("4711"));

        assertThat(agent.conversations("C1")).containsExactly(conversation);
        assertThat(agent.messages(conversation)).singleElement().satisfies(note -> {
            assertThat(note.get("private")).isEqualTo(true);
            assertThat(String.valueOf(note.get("content"))).startsWith("Order 4711 was due on ");
        });
        assertThat(attributes("C1")).containsEntry("open_orders", 1);
    }

    @Test
    void findsWhatWasChangedWhileItWasDown() throws Exception {
        erp.fill(2);
        loaded();
        bridge.close();
        try (Application other = Application.start(
                desk,
                Map.of(
                        "camel.main.routes-include-pattern",
                        "false",
                        "camel.server.port",
                        String.valueOf(Setting.freePort()),
                        "camel.beans.database.jdbcUrl",
                        erp.url()))) {
            other.calls()
                    .requestBodyAndHeader(
                            "chatwoot:updateContact", Map.of("name", "Dora"), "CamelChatwootContactId", 1);
        }

        start(Map.of("erp.compare-delay", "500"));

        eventually(() -> assertThat(erp.ask("SELECT name FROM customers WHERE name = 'Dora'"))
                .hasSize(1));
    }

    @Test
    void keepsWhatTheErpSaysWhenBothHaveChangedAndTheDatabaseIsAway() throws Exception {
        erp.fill(1);
        loaded();
        erp.line().cut();
        erp.change("C1", "name = ?", "Erna");
        change("C1", Map.of("name", "Dora"));
        erp.line().mend();

        loaded();
        eventually(() -> assertThat(erpAndDesk.contact("C1").get("name")).isEqualTo("Erna"));
        assertThat(erp.ask("SELECT name FROM customers")).containsExactly("Erna");
    }

    @Test
    void printsTheStory() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            ErpExample.run(new Setting(out, Map.of(), "yaml", false));
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line ->
                        line.contains("C7 of 200 in Chatwoot") && line.contains("Hamburg") && line.contains("vip"))
                .anyMatch(line -> line.contains("C8 in the ERP: Dora Eight"))
                .anyMatch(line -> line.contains("note") && line.contains("Order 4711 was due on"));
    }

    private void change(String customer, Map<String, Object> fields) {
        Object unused = calls.requestBodyAndHeader(
                "chatwoot:updateContact",
                fields,
                "CamelChatwootContactId",
                erpAndDesk.contact(customer).get("id"));
    }

    private Map<String, Object> attributes(String customer) {
        Map<String, Object> attributes = new HashMap<>();
        if (erpAndDesk.contact(customer).get("custom_attributes") instanceof Map<?, ?> told) {
            told.forEach((name, value) -> attributes.put(name.toString(), value));
        }
        return attributes;
    }

    private int contacts() {
        return calls.request("chatwoot:listContacts", exchange -> {})
                .getMessage()
                .getHeader("CamelChatwootTotalCount", Integer.class);
    }

    private void loaded() {
        eventually(
                () -> assertThat(erp.ask("SELECT customer FROM outbox LIMIT 1")).isEmpty());
    }

    private static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
