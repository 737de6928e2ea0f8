// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process with a WebSocket is killed at any moment, again and again, while messages are written: nothing is missing
 * in the end, and twice is only done what was in the route at that moment.
 */
@Timeout(600)
class KilledTest {

    private static final Logger LOG = LoggerFactory.getLogger(KilledTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int KILLS = Seeds.many() ? 20 : 2;
    private static final long SEED = 7;

    @TempDir
    private Path folder;

    @Test
    void whoeverIsKilledLosesNothing() throws Exception {
        try (ChatwootSandbox chatwoot = new ChatwootSandbox().start()) {
            ApiInbox inbox = chatwoot.createApiInbox("Desk", "");
            Crowd crowd = new Crowd(chatwoot, inbox, 10, SEED);
            CountDownLatch killed = new CountDownLatch(KILLS);
            Random random = new Random(SEED);
            List<Process> last = new ArrayList<>();
            try (Turmoil turmoil = new Turmoil()) {
                turmoil.every(Duration.ofMillis(1), () -> {
                            Process process = start(chatwoot);
                            if (killed.await(random.nextInt(1_200), TimeUnit.MILLISECONDS)) {
                                last.add(process);
                            } else {
                                kill(process);
                                killed.countDown();
                            }
                        })
                        .until(crowd, Duration.ofMillis(40), () -> killed.getCount() == 0);
            }
            last.forEach(KilledTest::kill);
            Process survivor = start(chatwoot);
            try {
                await().atMost(LIMIT)
                        .untilAsserted(
                                () -> assertThat(missing(crowd.written())).isEmpty());
            } finally {
                kill(survivor);
            }
            List<Set<String>> doubled = doubled();
            LOG.info(
                    "{} messages, {} kills, doubled after each: {}",
                    crowd.written().size(),
                    KILLS,
                    doubled);

            int sum = 0;
            for (int kills = 0; kills < doubled.size(); kills++) {
                sum += doubled.get(kills).size();
                assertThat(sum).isLessThanOrEqualTo(kills * KilledProcess.PARALLEL);
            }
        }
    }

    /** A process that has done something. */
    private Process start(ChatwootSandbox chatwoot) throws IOException {
        int before = begins();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        chatwoot.baseUrl(),
                        String.valueOf(chatwoot.accountId()),
                        chatwoot.adminToken(),
                        folder.toString())
                .inheritIO()
                .start();
        await().atMost(LIMIT).until(() -> {
            assertThat(process.isAlive()).isTrue();
            List<String> done = done();
            return begins() > before && !KilledProcess.BEGIN.equals(done.get(done.size() - 1));
        });
        return process;
    }

    /** SIGKILL. */
    private static void kill(Process process) {
        process.destroyForcibly();
        await().atMost(LIMIT).until(() -> !process.isAlive());
    }

    private List<String> done() throws IOException {
        Path done = KilledProcess.done(folder);
        return Files.exists(done) ? Files.readAllLines(done) : List.of();
    }

    private int begins() throws IOException {
        return (int) done().stream().filter(KilledProcess.BEGIN::equals).count();
    }

    private Set<Long> missing(Set<Long> messages) throws IOException {
        Set<Long> missing = new TreeSet<>(messages);
        done().stream()
                .filter(line -> line.startsWith("message_created"))
                .map(Witness::number)
                .forEach(missing::remove);
        return missing;
    }

    /**
     * What each process did that was done before; so many exchanges there were in the route when others were killed.
     */
    private List<Set<String>> doubled() throws IOException {
        List<Set<String>> doubled = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String line : done()) {
            if (line.equals(KilledProcess.BEGIN)) {
                doubled.add(new TreeSet<>());
            } else if (!known.add(line)) {
                doubled.get(doubled.size() - 1).add(line);
            }
        }
        return doubled;
    }
}
