// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.Resource;
import io.github.camelchatwoot.benchmarks.report.Section;
import io.github.camelchatwoot.benchmarks.report.Suite;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.SandboxBuilder;

/**
 * How much a sweep asks of the server, and how long it takes, when nothing has happened, when something has happened in
 * some conversations, and when everything is new. The server is the double, in this process.
 */
public final class SweepBenchmark implements Suite {

    private static final int CONVERSATIONS = 10_000;
    private static final int ROUNDS = 3;
    private static final List<Integer> CHANGED = List.of(0, 10, 100, 1_000);
    private static final String HEAD = """
            | | calls | pages | read | events | ms (min / median / max) |
            |---|--:|--:|--:|--:|--:|
            """;
    private static final String INBOX = "Load";

    /** All conversations are older than anything that counts as new. */
    private static final Duration AGE = Duration.ofHours(2);

    /** From one conversation to the next: of those of the last half minute a sweep is never sure. */
    private static final Duration APART = Duration.ofSeconds(2);

    /** From one sweep to the next, by the server's time: ours does not go on so fast. */
    private static final Duration INTERVAL = Duration.ofHours(1);

    @Override
    public List<Section> run(Effort effort) throws Exception {
        int conversations = effort == Effort.FULL ? CONVERSATIONS : CONVERSATIONS / 10;
        List<Integer> changed =
                CHANGED.stream().filter(some -> some < conversations).toList();
        return List.of(new Section(
                "sweeps over " + conversations + " conversations", table(measure(conversations, changed, ROUNDS))));
    }

    /**
     * Sweeps.
     *
     * @param changed in how many conversations there is a new message, for each line of the table
     * @return the sweeps of each line, the last of which is about everything
     */
    static Map<String, List<SweepRoute.Swept>> measure(int conversations, List<Integer> changed, int rounds)
            throws Exception {
        Map<String, List<SweepRoute.Swept>> lines = new LinkedHashMap<>();
        try (ChatwootSandbox chatwoot = filled(conversations)) {
            try (SweepRoute route = new SweepRoute(chatwoot, "now")) {
                SweepRoute.Swept unused = route.sweep(); // finds where now is
                for (int round = 0; round < rounds; round++) {
                    for (int some : changed) {
                        write(chatwoot, conversations, some);
                        lines.computeIfAbsent(some + " changed", name -> new ArrayList<>())
                                .add(route.sweep());
                    }
                }
            }
            try (SweepRoute route = new SweepRoute(chatwoot, "beginning")) {
                lines.put("from the beginning", List.of(route.sweep()));
            }
        }
        return lines;
    }

    private static ChatwootSandbox filled(int conversations) {
        SandboxBuilder builder = ChatwootSandbox.builder()
                .journalEntries(3 * conversations + 1_000)
                .apiInbox(INBOX, "");
        for (int i = 0; i < conversations; i++) {
            String sourceId = sourceId(i);
            Duration age = AGE.plus(APART.multipliedBy(conversations - (long) i)); // ids ascend with time
            builder.contact(sourceId, contact -> contact.sourceId(sourceId).ago(age))
                    .conversation(conversation ->
                            conversation.ago(age).incoming(Resource.SENTENCE, message -> message.ago(age)));
        }
        return builder.start();
    }

    private static String sourceId(int i) {
        return "load-" + i;
    }

    /** Customers write, one after the other, from the last sweep to the next. */
    private static void write(ChatwootSandbox chatwoot, int conversations, int changed) {
        Duration pause = INTERVAL.dividedBy(changed + 1L);
        for (int i = 0; i < changed; i++) {
            chatwoot.advance(pause);
            long unused =
                    chatwoot.customer(sourceId(i * (conversations / changed))).write(Resource.SENTENCE);
        }
        chatwoot.advance(pause);
    }

    private static String table(Map<String, List<SweepRoute.Swept>> lines) {
        StringBuilder table = new StringBuilder(HEAD);
        lines.forEach((name, sweeps) -> {
            SweepRoute.Swept last = sweeps.get(sweeps.size() - 1);
            double[] millis = sweeps.stream()
                    .mapToDouble(SweepRoute.Swept::millis)
                    .sorted()
                    .toArray();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %.0f / %.0f / %.0f |%n",
                    name,
                    last.calls(),
                    last.pages(),
                    last.read(),
                    last.events(),
                    millis[0],
                    millis[millis.length / 2],
                    millis[millis.length - 1]));
        });
        return table.toString();
    }
}
