// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.erp;

import java.util.Map;

import io.github.camelchatwoot.examples.desk.Agent;
import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.examples.desk.Transcript;
import org.apache.camel.ProducerTemplate;

/**
 * Runs the bridge between a database of its own and the embedded sandbox, or the Chatwoot of the environment, plays a
 * day and prints what has become of it.
 */
public final class ErpExample {

    /** How long the pool believes in a connection without looking: of H2, it does not see that one has broken. */
    private static final String TRUST = "com.zaxxer.hikari.aliveBypassWindowMs";

    private ErpExample() {}

    /** Runs it. The system property keep goes on after the story. */
    public static void main(String[] args) throws Exception {
        run(Setting.ofProcess());
    }

    static void run(Setting setting) throws Exception {
        int port = setting.port();
        try (Erp erp = Erp.start();
                Desk desk = Desks.open(setting, "Orders", "");
                Application bridge = Application.start(desk, properties(port, setting.bridgeUrl(port), erp))) {
            setting.tell(
                    desk + " at " + desk.page(),
                    "ERP              at " + erp.url(),
                    "Bridge           at " + setting.bridgeUrl(port) + "/chatwoot for Chatwoot");
            ProducerTemplate calls = bridge.calls();
            Agent agent = new Agent(desk, calls);
            Story story = new Story(agent, calls, erp);
            long conversation = story.play();
            Map<?, ?> contact = story.contact(Story.CUSTOMER);
            setting.out()
                    .println("  Customer " + Story.CUSTOMER + " of " + Story.CUSTOMERS + " in Chatwoot: "
                            + contact.get("name") + ", " + contact.get("custom_attributes") + ", labels "
                            + story.labels(contact));
            setting.out().println("  Customer " + Story.RENAMED + " in the ERP: " + story.row(Story.RENAMED));
            setting.out().println();
            setting.out().println(Transcript.of(conversation, agent.messages(conversation)));
            setting.stay("Staying up. Change contacts at " + desk.page());
        }
    }

    /** What the application is told in place of the environment. */
    static Map<String, String> properties(int port, String url, Erp erp) {
        System.setProperty(TRUST, "0");
        return Map.of(
                "camel.server.port",
                String.valueOf(port),
                "erp.url",
                url,
                "erp.delay",
                "300",
                "camel.beans.database.connectionTimeout",
                "2000",
                "camel.beans.database.jdbcUrl",
                erp.url());
    }
}
