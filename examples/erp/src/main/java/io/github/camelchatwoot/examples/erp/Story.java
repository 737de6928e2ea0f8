// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.erp;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.examples.desk.Agent;
import org.apache.camel.ProducerTemplate;

/** A day of the ERP and the agents; the database cannot be reached in the middle of it. */
final class Story {

    static final int CUSTOMERS = 200;
    static final String CUSTOMER = "C7";
    static final String RENAMED = "C8";

    private final Agent agent;
    private final ProducerTemplate calls;
    private final Erp erp;

    Story(Agent agent, ProducerTemplate calls, Erp erp) {
        this.agent = agent;
        this.calls = calls;
        this.erp = erp;
    }

    /**
     * Plays it.
     *
     * @return the conversation's display id
     */
    long play() throws InterruptedException, SQLException {
        erp.fill(CUSTOMERS);
        loaded();

        erp.line().cut();
        erp.change(CUSTOMER, "city = ?, vip = TRUE", "Hamburg");
        erp.lateOrder("4711", CUSTOMER, 3);
        calls.requestBodyAndHeader(
                "chatwoot:updateContact",
                Map.of("name", "Dora Eight"),
                "CamelChatwootContactId",
                contact(RENAMED).get("id"));
        erp.line().mend();

        loaded();
        agent.await(() -> row(RENAMED).startsWith("Dora Eight"), "the agent's change in the ERP");
        long conversation = agent.awaitConversation(CUSTOMER);
        agent.await(() -> !agent.messages(conversation).isEmpty(), "the note about the order");
        return conversation;
    }

    private void loaded() throws InterruptedException {
        agent.await(() -> ask("SELECT customer FROM outbox LIMIT 1").isEmpty(), "an empty outbox");
    }

    /** A customer in the ERP. */
    String row(String customer) {
        return ask("SELECT name || ', ' || city FROM customers WHERE id = '" + customer + "'")
                .get(0);
    }

    private List<String> ask(String sql) {
        try {
            return erp.ask(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A customer in Chatwoot. */
    Map<?, ?> contact(String customer) {
        return calls.requestBodyAndHeader(
                "chatwoot:findContactBySourceId", null, "CamelChatwootContactSourceId", customer, Map.class);
    }

    Object labels(Map<?, ?> contact) {
        return calls.requestBodyAndHeader(
                "chatwoot:listContactLabels", null, "CamelChatwootContactId", contact.get("id"));
    }
}
