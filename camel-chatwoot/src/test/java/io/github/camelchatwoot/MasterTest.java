// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.server.CountingProxy;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Of two applications with {@code master:} one is connected; the other one takes over where it was. */
@Timeout(120)
class MasterTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long SEED = 3;

    private final IdempotentRepository known = MemoryIdempotentRepository.memoryIdempotentRepository(10_000);
    private final Witness witness = new Witness(SEED, 10, 0);

    @TempDir
    private Path folder;

    @Test
    void oneIsConnectedAndTheOtherTakesOver() throws Exception {
        try (ChatwootSandbox chatwoot = new ChatwootSandbox().start();
                CountingProxy proxy = new CountingProxy(chatwoot.port());
                DefaultCamelContext first = node(chatwoot, proxy, "first")) {
            ApiInbox inbox = chatwoot.createApiInbox("Desk", "");
            Crowd crowd = new Crowd(chatwoot, inbox, 5, SEED);
            first.start();
            await().atMost(LIMIT).until(() -> proxy.openCables() == 1);
            try (DefaultCamelContext second = node(chatwoot, proxy, "second")) {
                second.start();
                write(crowd, 60);
                await().atMost(LIMIT)
                        .until(() -> witness.missing(crowd.written()).isEmpty());
                assertThat(proxy.cables()).isEqualTo(1);

                try (Turmoil turmoil = new Turmoil()) {
                    turmoil.every(Duration.ofMillis(200), () -> {
                                if (first.isStarted()) {
                                    first.stop();
                                }
                            })
                            .until(crowd, Duration.ofMillis(10), () -> first.isStopped() && proxy.openCables() == 1);
                }
                write(crowd, 60);
                await().atMost(LIMIT)
                        .untilAsserted(() ->
                                assertThat(witness.missing(crowd.written())).isEmpty());
                assertThat(witness.doubled()).isEmpty();
                assertThat(proxy.longestOverlap()).isLessThan(Duration.ofMillis(100));
                assertThat(proxy.cables()).isEqualTo(2);
            }
        }
    }

    private static void write(Crowd crowd, int messages) throws Exception {
        try (Turmoil turmoil = new Turmoil()) {
            turmoil.until(crowd, messages, Duration.ofMillis(5));
        }
    }

    private DefaultCamelContext node(ChatwootSandbox chatwoot, CountingProxy proxy, String name) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setId(name);
        cluster.setRoot(folder.resolve("cluster").toString());
        cluster.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(100, TimeUnit.MILLISECONDS);
        context.addService(cluster);
        context.getRegistry().bind("known", known);
        ChatwootComponent component = context.getComponent("chatwoot", ChatwootComponent.class);
        component.setPatience(TestDesk.SHORT);
        ChatwootConfiguration options = component.getConfiguration();
        options.setBaseUrl(proxy.url());
        options.setAccountId(chatwoot.accountId());
        options.setAccessToken(chatwoot.adminToken());
        options.setCursorFile(folder.resolve("cursor").toString());
        context.addRoutes(witness.route(
                "master:desk:chatwoot:websocket?events=message_created&privateNotes=true&activities=true"
                        + "&sweepInterval=1000&idempotentRepository=#known",
                TestDesk.ROUTE));
        return context;
    }
}
