// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.junit.jupiter.api.Test;

class FidelityTest {
    private static final List<String> FILES = List.of(
            "02-account",
            "03-contacts",
            "04-conversations",
            "05-messages",
            "06-client",
            "07-bot",
            "08-webhook-faults",
            "10-bridge-day",
            "07b-bot-faults",
            "11-inbox-modes",
            "12-pages",
            "13-limits",
            "15-delivery");

    @Test
    void x() throws Exception {
        Map<String, List<Outcome>> all = new LinkedHashMap<>();
        try (ChatwootSandbox chatwoot = new ChatwootSandbox().start();
                Scene scene = new Scene(chatwoot)) {
            scene.send(
                    "PATCH",
                    "/api/v1/accounts/{account}",
                    JsonNodeFactory.instance.objectNode().put("name", "Acme Inc"),
                    "admin");
            for (String file : FILES) {
                long t = System.nanoTime();
                all.put(file, new FileReplay(scene, file).run());
                System.out.println(file + " " + (System.nanoTime() - t) / 1000000);
            }
        }
        List<Outcome> o = new ArrayList<>();
        all.values().forEach(o::addAll);
        for (Outcome x : o) x.deviations().forEach((d, w) -> System.out.println(d + "\t" + w));
    }
}
