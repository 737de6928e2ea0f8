// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.recipes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.apache.camel.Exchange;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A database that remembers: across a restart, and between two instances behind a load balancer. */
@Timeout(120)
@SuppressWarnings("try") // instances run until the end of their block
class SharedMemoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MESSAGES = 40;

    private final int onePort = Balancer.freePort();
    private final int otherPort = Balancer.freePort();
    private final Queue<String> one = new ConcurrentLinkedQueue<>();
    private final Queue<String> other = new ConcurrentLinkedQueue<>();

    @SuppressWarnings("NullAway.Init") // before each test
    private ChatwootSandbox chatwoot;

    @SuppressWarnings("NullAway.Init") // by each test
    private Balancer balancer;

    SharedMemoryTest() throws Exception {}

    @BeforeEach
    void start() {
        chatwoot = ChatwootSandbox.builder().start();
    }

    @AfterEach
    void stop() {
        balancer.close();
        chatwoot.close();
    }

    /** Deliveries go to the instances in turn. */
    private void balance(Integer... ports) throws Exception {
        balancer = new Balancer(ports);
        chatwoot.add(more -> {
            more.apiInbox("Bridge", balancer.url());
            more.contact("Jane", contact -> contact.sourceId("jane"));
        });
    }

    private String secret() {
        return chatwoot.data().apiInbox("Bridge").secret();
    }

    private void write(int number) {
        chatwoot.customer(chatwoot.data().apiInbox("Bridge").id(), "jane").write("message:" + number + ":");
    }

    private static void note(Queue<String> where, Exchange exchange) {
        String id = exchange.getMessage().getHeader("CamelChatwootEventId", String.class);
        if (id.startsWith("message_created")) {
            where.add(id);
        }
    }

    private static DataSource database(String url) {
        return JdbcConnectionPool.create(url, "sa", "");
    }

    @Test
    void aDoubleAfterARestartIsDropped(@TempDir Path folder) throws Exception {
        String url = "jdbc:h2:" + folder.resolve("memory"); // on disk; closed with the last connection
        balance(onePort);
        JdbcConnectionPool before = JdbcConnectionPool.create(url, "sa", "");
        try (Instance instance =
                Instance.start(onePort, secret(), new SharedMemory(before), exchange -> note(one, exchange))) {
            write(1);
            assertThat(chatwoot.awaitIdle(LIMIT)).isTrue();
        }
        before.dispose();
        assertThat(one).hasSize(1);

        JdbcConnectionPool after = JdbcConnectionPool.create(url, "sa", "");
        try (Instance instance =
                Instance.start(onePort, secret(), new SharedMemory(after), exchange -> note(other, exchange))) {
            Balancer.Passed first = balancer.created(200).get(0);
            assertThat(balancer.send(first.headers(), first.body(), onePort)).isEqualTo(200);
            write(2);
            assertThat(chatwoot.awaitIdle(LIMIT)).isTrue();
        }
        after.dispose();
        assertThat(other).hasSize(1).doesNotContainAnyElementsOf(one);
    }

    @Test
    void doublesThatDoNotOverlapReachOneOfTwoInstances() throws Exception {
        DataSource database = database("jdbc:h2:mem:doubles");
        balance(onePort, otherPort);
        chatwoot.faults().webhooks().doubledWithNewId();
        try (Instance first =
                        Instance.start(onePort, secret(), new SharedMemory(database), exchange -> note(one, exchange));
                Instance second = Instance.start(
                        otherPort, secret(), new SharedMemory(database), exchange -> note(other, exchange))) {
            for (int i = 0; i < MESSAGES; i++) {
                write(i);
            }
            assertThat(chatwoot.awaitIdle(LIMIT)).isTrue();
        }

        assertThat(balancer.created(200)).hasSize(2 * MESSAGES);
        assertThat(one).isNotEmpty();
        assertThat(other).isNotEmpty();
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        assertThat(all).hasSize(MESSAGES).doesNotHaveDuplicates();
    }

    /** What the documentation says: nothing is remembered before it is done. */
    @Test
    void doublesThatOverlapReachBoth() throws Exception {
        DataSource database = database("jdbc:h2:mem:overlap");
        CountDownLatch inTheRoute = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        balance(onePort);
        try (Instance first = Instance.start(onePort, secret(), new SharedMemory(database), exchange -> {
                    note(one, exchange);
                    if (!one.isEmpty()) {
                        inTheRoute.countDown();
                        assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
                    }
                });
                Instance second = Instance.start(
                        otherPort, secret(), new SharedMemory(database), exchange -> note(other, exchange))) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(1));
            assertThat(inTheRoute.await(60, TimeUnit.SECONDS)).isTrue();
            writing.join();
            Balancer.Passed delivery = balancer.arrived().get(0);
            assertThat(balancer.send(delivery.headers(), delivery.body(), otherPort))
                    .isEqualTo(200);
            goOn.countDown();
            assertThat(chatwoot.awaitIdle(LIMIT)).isTrue();
        }

        assertThat(one).hasSize(1);
        assertThat(other).hasSize(1);
    }
}
