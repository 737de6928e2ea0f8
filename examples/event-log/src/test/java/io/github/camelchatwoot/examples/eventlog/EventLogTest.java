// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.eventlog;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelchatwoot.examples.desk.Desk;
import io.github.camelchatwoot.examples.desk.Desks;
import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The log between a sandbox and a real Kafka. */
@Timeout(180)
@SuppressWarnings("try") // they run until the end of their block
class EventLogTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TOPIC = "chatwoot-events";
    private static final int CUSTOMERS = 5;

    @TempDir
    private Path folder;

    @Test
    void theStoryShowsThatTheLogHasEverything() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            EventLogExample.run(new Setting(out, Map.of(), "yaml", false));
        }
        String text = printed.toString(StandardCharsets.UTF_8);

        List<String> lines =
                text.lines().filter(line -> line.contains("message_created")).toList();
        assertThat(lines).hasSize(9);
        assertThat(lines).filteredOn(line -> line.endsWith("late")).hasSize(4);
        IntStream.rangeClosed(1, 9)
                .forEach(id -> assertThat(lines)
                        .filteredOn(line -> line.contains("/messages/" + id + " "))
                        .hasSize(1));
        assertThat(text).contains("Repaired by the sweep: 4 events");
    }

    /** The application is killed, then the broker is away, while customers write; two readers share the log. */
    @Test
    void whateverIsKilledTheLogHasEveryMessageAndReadersSeeEachOnce() throws Exception {
        int kafkaPort = Setting.freePort();
        int logPort = Setting.freePort();
        Path kafka = folder.resolve("kafka");
        Broker broker = Broker.start(kafka, kafkaPort);
        try (ChatwootSandbox chatwoot = new ChatwootSandbox().start();
                Desk desk = Desks.of(chatwoot, "Shop", "");
                Reader one = Reader.start(desk, "reader-1", broker.address());
                Reader other = Reader.start(desk, "reader-2", broker.address())) {
            customers(chatwoot);
            LogProcess log = LogProcess.start(desk, folder, logPort, broker.address());
            await().atMost(LIMIT).until(() -> Files.exists(folder.resolve("cursor.json")));

            write(chatwoot, 0);
            await().atMost(LIMIT).until(() -> read(one, other).size() == CUSTOMERS);
            write(chatwoot, 1);
            log.close();
            write(chatwoot, 2);
            log = LogProcess.start(desk, folder, logPort, broker.address());
            write(chatwoot, 3);
            await().atMost(LIMIT).until(() -> read(one, other).size() == 4 * CUSTOMERS);

            broker.close();
            write(chatwoot, 4);
            assertThat(chatwoot.awaitIdle(LIMIT)).isTrue();
            broker = Broker.start(kafka, kafkaPort);
            write(chatwoot, 5);
            String brokers = broker.address();
            await().atMost(LIMIT).until(() -> read(one, other).size() >= 6 * CUSTOMERS);

            assertThat(read(one, other)).doesNotHaveDuplicates().hasSize(6 * CUSTOMERS);
            assertThat(messages(Entry.all(brokers, TOPIC))).hasSize(6 * CUSTOMERS);
            assertThat(keysByReader(one)).doesNotContainAnyElementsOf(keysByReader(other));
            assertThat(one.read()).isNotEmpty();
            assertThat(other.read()).isNotEmpty();
            assertThat(inOrder(Entry.all(brokers, TOPIC))).isTrue();
            log.close();
        } finally {
            broker.close();
        }
    }

    private static void customers(ChatwootSandbox chatwoot) {
        chatwoot.add(more -> IntStream.range(0, CUSTOMERS)
                .forEach(i -> more.contact(
                        "Customer " + i, contact -> contact.inbox("Shop").sourceId("c-" + i))));
    }

    private static void write(ChatwootSandbox chatwoot, int round) {
        IntStream.range(0, CUSTOMERS).forEach(i -> chatwoot.customer("c-" + i).write("round " + round));
    }

    /** The ids of the messages that both have read, with doubles. */
    private static List<String> read(Reader one, Reader other) {
        return Stream.concat(one.read().stream(), other.read().stream())
                .map(Reader.Read::id)
                .filter(id -> id.startsWith("message_created"))
                .toList();
    }

    private static Set<String> keysByReader(Reader reader) {
        return reader.read().stream().map(Reader.Read::key).collect(Collectors.toSet());
    }

    private static Set<String> messages(List<Entry> entries) {
        return entries.stream().filter(Entry::isMessage).map(Entry::id).collect(Collectors.toSet());
    }

    /** Each key is in one partition, and what came in time is in the order of its ids. */
    private static boolean inOrder(List<Entry> entries) {
        Map<String, Set<Integer>> partitions = entries.stream()
                .collect(Collectors.groupingBy(Entry::key, Collectors.mapping(Entry::partition, Collectors.toSet())));
        Map<String, List<Long>> inTime = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.isMessage() && !entry.late())
                .forEach(entry -> inTime.computeIfAbsent(entry.key(), key -> new ArrayList<>())
                        .add(Long.parseLong(entry.subject().replaceAll(".*/", ""))));
        return partitions.values().stream().allMatch(some -> some.size() == 1)
                && inTime.values().stream()
                        .allMatch(ids -> ids.stream()
                                .distinct()
                                .sorted()
                                .toList()
                                .equals(ids.stream().distinct().toList()));
    }
}
