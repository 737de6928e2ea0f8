// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.recipes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Processes are killed while messages arrive: nothing that was answered with 200 is missing in the end. */
@Timeout(300)
class DurableIntakeTest {

    private static final int CUSTOMERS = 6;
    private static final int AT_LEAST = 30;
    private static final Pattern MESSAGE = Pattern.compile("message:(\\d+):");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    /** What goes down in the middle, and comes up again. */
    private interface Fall {
        void happen(Children children) throws Exception;
    }

    /** A broker and a bridge. */
    private final class Children implements AutoCloseable {
        private final int brokerPort = Balancer.freePort();
        private final int bridgePort;
        private final String secret;
        private Child broker;
        private Child bridge;

        Children(int bridgePort, String secret) throws IOException {
            this.bridgePort = bridgePort;
            this.secret = secret;
            broker = startBroker();
            bridge = startBridge();
        }

        private Child startBroker() throws IOException {
            return Child.run(
                    BrokerProcess.class, brokerPort, folder.resolve("broker").toString());
        }

        private Child startBridge() throws IOException {
            return Child.run(
                    BridgeProcess.class,
                    bridgePort,
                    "tcp://localhost:" + brokerPort,
                    secret,
                    handled().toString());
        }

        @Override
        public void close() {
            bridge.close();
            broker.close();
        }
    }

    @Test
    void theBridgeIsKilled() throws Exception {
        survive(children -> {
            children.bridge.kill();
            children.bridge = children.startBridge();
        });
    }

    @Test
    void theBrokerIsKilled() throws Exception {
        survive(children -> {
            children.broker.kill();
            children.broker = children.startBroker();
        });
    }

    private void survive(Fall fall) throws Exception {
        int port = Balancer.freePort();
        try (ChatwootSandbox chatwoot = ChatwootSandbox.builder()
                        .webhookTimeout(Duration.ofSeconds(5))
                        .start();
                Balancer balancer = new Balancer(port)) {
            chatwoot.add(more -> {
                more.apiInbox("Bridge", balancer.url());
                IntStream.range(0, CUSTOMERS)
                        .forEach(i -> more.contact("Customer " + i, contact -> contact.sourceId("c-" + i)));
            });
            try (Children children =
                    new Children(port, chatwoot.data().apiInbox("Bridge").secret())) {
                fallWhileMessagesArrive(chatwoot, balancer, children, fall);
                Set<String> promised = numbers(balancer.created(200));
                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(handledMessages()).containsAll(promised));
                assertInOrder(handledMessages());
            }
        }
    }

    private static void fallWhileMessagesArrive(
            ChatwootSandbox chatwoot, Balancer balancer, Children children, Fall fall) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(chatwoot, balancer, enough));
        awaitPromised(balancer, AT_LEAST);
        fall.happen(children);
        awaitPromised(balancer, balancer.created(200).size() + AT_LEAST);
        enough.set(true);
        writing.join();
        assertThat(chatwoot.awaitIdle(LIMIT)).isTrue();
        assertThat(balancer.created().size())
                .as("some came while it was down")
                .isGreaterThan(balancer.created(200).size());
    }

    private static void awaitPromised(Balancer balancer, int deliveries) {
        await().atMost(LIMIT).until(() -> balancer.created(200).size() >= deliveries);
    }

    /** Customers write on and on, each when the last message was delivered, so that it is known what comes first. */
    private static void write(ChatwootSandbox chatwoot, Balancer balancer, AtomicBoolean enough) {
        long inbox = chatwoot.data().apiInbox("Bridge").id();
        for (int i = 0; !enough.get(); i++) {
            String before = String.valueOf(i - CUSTOMERS);
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> before.startsWith("-")
                            || numbers(balancer.created()).contains(before));
            chatwoot.customer(inbox, "c-" + i % CUSTOMERS).write("message:" + i + ":");
        }
    }

    private Path handled() {
        return folder.resolve("handled.txt");
    }

    /** In the order in which they were handled first. */
    private Set<String> handledMessages() throws IOException {
        return MESSAGE.matcher(Files.readString(handled()))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void assertInOrder(Set<String> handled) {
        Map<Integer, List<Integer>> byCustomer =
                handled.stream().map(Integer::valueOf).collect(Collectors.groupingBy(number -> number % CUSTOMERS));

        assertThat(byCustomer).hasSize(CUSTOMERS);
        assertThat(byCustomer.values())
                .allSatisfy(numbers -> assertThat(numbers).isSorted());
    }

    private static Set<String> numbers(List<Balancer.Passed> deliveries) {
        return deliveries.stream().map(Balancer.Passed::message).collect(Collectors.toSet());
    }
}
