// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;

/**
 * What came of all recordings that are sent to the double.
 *
 * @param files outcomes of the steps, by file
 * @param timelines outcomes of the conversations over a WebSocket
 */
record Measured(Map<String, List<Outcome>> files, List<Outcome> timelines) {

    /** In the order in which they were recorded; 01, 09 and 14 are about what the double does not have. */
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

    /** The timelines were recorded after this one. */
    private static final String BEFORE_TIMELINES = "06-client";

    /** Sends everything to one fresh double. */
    static Measured now() throws InterruptedException {
        try (ChatwootSandbox chatwoot = new ChatwootSandbox().start();
                Scene scene = new Scene(chatwoot)) {
            scene.send(
                    "PATCH",
                    "/api/v1/accounts/{account}",
                    JsonNodeFactory.instance.objectNode().put("name", "Acme Inc"),
                    "admin");
            Map<String, List<Outcome>> files = new LinkedHashMap<>();
            List<Outcome> timelines = new ArrayList<>();
            for (String file : FILES) {
                files.put(file, new FileReplay(scene, file).run());
                if (file.equals(BEFORE_TIMELINES)) {
                    timelines.addAll(new TimelineReplay(scene).run());
                }
            }
            return new Measured(files, timelines);
        }
    }

    /** All outcomes of steps. */
    Tally steps() {
        return new Tally(files.values().stream().flatMap(List::stream).toList());
    }

    /** All deviations, with words about each. */
    Map<Deviation, String> deviations() {
        Map<Deviation, String> all = new TreeMap<>();
        Stream.concat(steps().outcomes().stream(), timelines.stream())
                .forEach(outcome -> all.putAll(outcome.deviations()));
        return all;
    }
}
