// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.quickstart;

import java.util.Map;

import io.github.camelchatwoot.examples.desk.Agent;
import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.examples.desk.Transcript;

/**
 * Runs the bridge on the embedded sandbox, or on the Chatwoot of the environment, plays a short conversation and prints
 * it as Chatwoot has it.
 */
public final class Quickstart {

    private Quickstart() {}

    /** Runs it. The system property keep goes on after the story; dsl chooses the form of the routes (yaml or java). */
    public static void main(String[] args) throws Exception {
        run(Setting.ofProcess());
    }

    static void run(Setting setting) throws Exception {
        int port = setting.port();
        String bridgeUrl = setting.bridgeUrl(port);
        String smsUrl = "http://127.0.0.1:" + port + "/sms";
        try (SmsGateway gateway = SmsGateway.start();
                Desk desk = Desks.open(setting, "SMS", bridgeUrl + "/chatwoot");
                Application bridge = start(setting, desk, port, gateway)) {
            setting.tell(
                    desk + " at " + desk.page(),
                    "Bridge (" + setting.dsl() + ")    at " + smsUrl + " for the gateway, " + bridgeUrl
                            + "/chatwoot for Chatwoot",
                    "SMS gateway      at " + gateway.url());
            Agent agent = new Agent(desk, bridge.calls());
            long conversation = new Story(agent, gateway, smsUrl).play();
            setting.out().println(Transcript.of(conversation, agent.messages(conversation)));
            setting.out().println("  The customer's phone has received:");
            gateway.sent().forEach(sms -> setting.out().println("    " + sms.to() + "  " + sms.text()));
            setting.out().println();
            setting.stay(
                    "Staying up. Answer as an agent at " + desk.page(),
                    "Write as a customer:",
                    "  curl -H 'Content-Type: application/json' -d"
                            + " '{\"id\":\"1\",\"from\":\"+4915112345678\",\"text\":\"Hi\"}' " + smsUrl);
        }
    }

    private static Application start(Setting setting, Desk desk, int port, SmsGateway gateway) throws Exception {
        Map<String, String> properties =
                Map.of("camel.server.port", String.valueOf(port), "gateway.url", gateway.url());
        return setting.inJava()
                ? Application.start(desk, properties, new BridgeRoutes())
                : Application.start(desk, properties);
    }
}
