// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.camelchatwoot.examples.desk.Agent;
import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.examples.desk.Transcript;

/**
 * Runs the bridge between an SMS center of its own and the embedded sandbox, or the Chatwoot of the environment, plays
 * a short conversation and prints it as Chatwoot has it.
 */
public final class SmsExample {

    private SmsExample() {}

    /** Runs it. The system property keep goes on after the story. */
    public static void main(String[] args) throws Exception {
        run(Setting.ofProcess());
    }

    static void run(Setting setting) throws Exception {
        int port = setting.port();
        String callback = setting.bridgeUrl(port) + "/chatwoot";
        Path data = Files.createTempDirectory("sms");
        try (Smsc smsc = Smsc.start(Setting.freePort());
                Desk desk = Desks.open(setting, "SMS", callback);
                Application bridge = Application.start(desk, properties(port, smsc.port(), data))) {
            setting.tell(
                    desk + " at " + desk.page(),
                    "SMS center       at 127.0.0.1:" + smsc.port(),
                    "Bridge           at " + callback + " for Chatwoot");
            Agent agent = new Agent(desk, bridge.calls());
            long conversation = new Story(agent, smsc).play();
            setting.out().println(Transcript.of(conversation, agent.messages(conversation)));
            setting.out().println("  The customer's phone has received:");
            smsc.phones().received().forEach(sms -> setting.out().println("    " + sms.to() + "  " + sms.text()));
            setting.out().println();
            setting.stay("Staying up. Answer as an agent at " + desk.page());
        }
    }

    /** What the application is told in place of the environment: the SMS center, and a folder for what it remembers. */
    static Map<String, String> properties(int port, int smscPort, Path data) {
        return Map.of(
                "camel.server.port",
                String.valueOf(port),
                "sms.port",
                String.valueOf(smscPort),
                "sms.system-id",
                Smsc.SYSTEM_ID,
                "sms.password",
                Smsc.PASSWORD,
                "sms.number",
                "4930123456",
                "sms.reconnect-delay",
                "500",
                "sms.cursor-file",
                data.resolve("cursor.json").toString(),
                "camel.beans.database.jdbcUrl",
                "jdbc:h2:" + data.resolve("sms")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;INIT=RUNSCRIPT FROM 'classpath:schema.sql'");
    }
}
