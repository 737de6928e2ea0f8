// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.eventlog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Calls;
import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import org.apache.camel.health.HealthCheckHelper;

/**
 * Writes a log of a conversation, stops in the middle of it and starts again, and has two readers share the log. It
 * runs on the embedded sandbox, or on the Chatwoot of the environment; so with Kafka.
 */
public final class EventLogExample {

    private static final String TOPIC = "chatwoot-events";

    private EventLogExample() {}

    /** Runs it. The system property keep goes on after the story. */
    public static void main(String[] args) throws Exception {
        run(Setting.ofProcess());
    }

    @SuppressWarnings("try") // they run until the end of the block
    static void run(Setting setting) throws Exception {
        Path folder = Files.createTempDirectory("event-log");
        int port = setting.port();
        String own = setting.environment().get("KAFKA_BROKERS");
        try (Broker broker = own == null ? Broker.start(folder.resolve("kafka"), Setting.freePort()) : null;
                Desk desk = Desks.open(setting, "Shop");
                Calls calls = Calls.of(desk)) {
            String brokers = own == null ? Objects.requireNonNull(broker).address() : own;
            Map<String, String> properties = properties(setting, folder, port, brokers);
            setting.tell(
                    desk + " at " + desk.page(),
                    "Event log        at " + properties.get("log.url") + "/events for Chatwoot",
                    "Kafka            at " + brokers + ", topic " + TOPIC);
            Story story = new Story(calls, () -> Entry.all(brokers, TOPIC));
            try (Application log = Application.start(desk, properties)) {
                story.begin();
            }
            story.goOn();
            try (Application log = Application.start(desk, properties);
                    Reader one = Reader.start(desk, "reader-1", brokers);
                    Reader other = Reader.start(desk, "reader-2", brokers)) {
                story.end();
                Calls.until(
                        "the readers",
                        () -> one.read().size() + other.read().size()
                                >= story.log().size());
                show(setting, story, log, List.of(one, other));
                setting.stay("Staying up. Write and answer as an agent at " + desk.page());
            }
        }
    }

    private static Map<String, String> properties(Setting setting, Path folder, int port, String brokers) {
        return Map.of(
                "camel.main.routes-include-pattern", "classpath:camel/log.camel.yaml",
                "camel.server.port", String.valueOf(port),
                "log.url", setting.bridgeUrl(port),
                "log.unregister", "true",
                "log.brokers", brokers,
                "log.memory", folder.resolve("events.txt").toString(),
                "log.cursor", folder.resolve("cursor.json").toString());
    }

    private static void show(Setting setting, Story story, Application log, List<Reader> readers) {
        List<Entry> entries = story.log();
        setting.out().printf("  %-9s %6s  %-5s %-16s %-30s%n", "partition", "offset", "key", "event", "subject");
        entries.stream()
                .filter(Entry::isMessage)
                .forEach(entry -> setting.out()
                        .printf(
                                "  %-9d %6d  %-5s %-16s %-30s%s%n",
                                entry.partition(),
                                entry.offset(),
                                entry.key(),
                                entry.type(),
                                entry.subject(),
                                entry.late() ? "late" : ""));
        Map<String, Long> others = entries.stream()
                .filter(entry -> !entry.isMessage())
                .collect(Collectors.groupingBy(Entry::type, TreeMap::new, Collectors.counting()));
        setting.tell(
                "Besides: " + others,
                "Repaired by the sweep: " + repaired(log) + " events",
                "Reader 1 has read partitions " + readers.get(0).partitions() + ", reader 2 "
                        + readers.get(1).partitions());
    }

    /** The figure of the consumer, as its health check tells it. */
    static long repaired(Application log) {
        return HealthCheckHelper.invokeReadiness(log.context(), "full").stream()
                .map(result -> result.getDetails().get("repaired"))
                .filter(Objects::nonNull)
                .mapToLong(count -> Long.parseLong(count.toString()))
                .sum();
    }
}
