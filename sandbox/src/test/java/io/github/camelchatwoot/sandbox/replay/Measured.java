// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.SandboxBuilder;

/**
 * What came of all recordings that are sent to the double.
 *
 * @param files outcomes of the steps, by file
 * @param timelines outcomes of the conversations over a WebSocket
 */
record Measured(Map<String, List<Outcome>> files, List<Outcome> timelines) {

    /** In the order in which they were recorded; 01 and 09 are about what the double does not have. */
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

    /** Recorded with a server that has another setting. */
    private static final String INBOX_EVENTS = "14-inbox-events";

    /** What file 01 had set up with the Platform API. */
    private static final Path BEFORE = Path.of("src", "test", "resources", "before-the-recordings.json");

    /** The timelines were recorded after this one. */
    private static final String BEFORE_TIMELINES = "06-client";

    /** Sends everything to one fresh double, and what needs another setting to a second one. */
    static Measured now() throws InterruptedException {
        Map<String, List<Outcome>> files = new LinkedHashMap<>();
        List<Outcome> timelines = new ArrayList<>();
        try (ChatwootSandbox chatwoot = prepared().start();
                Scene scene = new Scene(chatwoot)) {
            for (String file : FILES) {
                files.put(file, new FileReplay(scene, file).run());
                if (file.equals(BEFORE_TIMELINES)) {
                    timelines.addAll(new TimelineReplay(scene).run());
                }
            }
        }
        try (ChatwootSandbox chatwoot = prepared().inboxEvents(true).start();
                Scene scene = new Scene(chatwoot)) {
            new FileReplay(scene, FILES.get(0)).run(); // it needs the account's webhook
            files.put(INBOX_EVENTS, new FileReplay(scene, INBOX_EVENTS).run());
        }
        return new Measured(files, timelines);
    }

    /** Less patient with receivers, and with the limits of a usual server. */
    private static SandboxBuilder prepared() {
        return ChatwootSandbox.builder()
                .dataFile(BEFORE)
                .webhookTimeout(Duration.ofSeconds(1))
                .botRetryDelay(FileReplay.REPETITION)
                .rateLimit(3000);
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
