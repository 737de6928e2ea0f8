// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.github.camelchatwoot.cable.Backoff;
import io.github.camelchatwoot.cable.CableSettings;
import io.github.camelchatwoot.server.CountingProxy;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever happens to the server, its WebSocket, its answers and the route: every message reaches the end of the route,
 * none does twice, and what comes out of order says so. Some seeds in every build; {@code -Pchaos} runs many, and a
 * long one.
 */
@Timeout(600)
class WebSocketChaosTest {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketChaosTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration SHORTEST = Duration.ofMillis(30);

    /** The proxy sees things a little later than they happen, on a machine that is busy. */
    private static final Duration MEASURABLE = Duration.ofMillis(500);

    private static final Patience PATIENCE = new Patience(
            new CableSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(700),
                    Duration.ofSeconds(2),
                    Duration.ofMillis(500),
                    new Backoff(SHORTEST, Duration.ofMillis(300)),
                    64,
                    null),
            Duration.ofMillis(400),
            Duration.ofMillis(700),
            Duration.ofMillis(150),
            Duration.ofMillis(400));

    static LongStream seeds() {
        return Seeds.all();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostAndNothingGoesWellTwice(long seed) throws Exception {
        survive(seed, 200, 12, Duration.ofMillis(12), Duration.ofMillis(seed % 2 == 0 ? 120 : 450));
    }

    static LongStream longOnes() {
        return Seeds.many() ? LongStream.of(4711) : LongStream.empty();
    }

    @ParameterizedTest(name = "seed {0}", allowZeroInvocations = true)
    @MethodSource("longOnes")
    void norAmongTenThousandMessages(long seed) throws Exception {
        survive(seed, 10_000, 60, Duration.ofMillis(8), Duration.ofMillis(600));
    }

    private static void survive(long seed, int messages, int customers, Duration pace, Duration calm) throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Witness witness = new Witness(seed, 5, 8);
        try (TestDesk desk = new TestDesk();
                CountingProxy proxy = new CountingProxy(desk.chatwoot().port())) {
            desk.with(options -> {
                options.setBaseUrl(proxy.url());
                options.setSweepInterval(1_000);
                options.setConcurrentConsumers(4);
            });
            desk.context().getComponent("chatwoot", ChatwootComponent.class).setPatience(PATIENCE);
            Crowd crowd = new Crowd(desk.chatwoot(), desk.inbox(), customers, seed);
            desk.context().getRegistry().bind("calm", witness.calm());
            desk.routes(witness.route(
                    "chatwoot:websocket?events=message_created,conversation_created&privateNotes=true&activities=true"
                            + "&exceptionHandler=#calm",
                    TestDesk.ROUTE));
            desk.connected();

            CableMischief mischief =
                    new CableMischief(desk.chatwoot(), desk.context().getRouteController(), seed);
            disturb(desk, crowd, mischief, messages, pace, calm);
            mischief.end();
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> assertThat(witness.missing(crowd.written())).isEmpty());
            desk.connected();
            crowd.write(messages);
            await().atMost(LIMIT)
                    .until(() -> witness.missing(crowd.written()).isEmpty()
                            && desk.consumer().getPending() == 0);
            LOG.info(
                    "seed {}: {} messages, {} entries of which {} late, {} WebSockets, {}",
                    seed,
                    crowd.written().size(),
                    witness.entries().size(),
                    witness.late(),
                    proxy.cables(),
                    mischief.figures());

            assertThat(witness.doubled()).as("seed %d", seed).isEmpty();
            assertThat(witness.unflagged()).as("seed %d", seed).isEmpty();
            assertThat(witness.missingConversations(crowd.begun()))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(proxy.soonerThan(SHORTEST.dividedBy(3)))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(mischief.pauses());
            assertThat(proxy.longestOverlap()).as("seed %d", seed).isLessThan(MEASURABLE);
            desk.context().stop();
            await().atMost(LIMIT).until(() -> proxy.open() == 0);
        }
        await().atMost(LIMIT).untilAsserted(() -> assertThat(ours(before)).isEmpty());
    }

    /** Everybody writes, while bad things happen; the time of the server goes faster, so that its pings come sooner. */
    private static void disturb(
            TestDesk desk, Crowd crowd, CableMischief mischief, int messages, Duration pace, Duration calm)
            throws Exception {
        try (Turmoil turmoil = new Turmoil()) {
            turmoil.every(Duration.ofMillis(250), () -> desk.chatwoot().advance(Duration.ofSeconds(1)))
                    .every(calm, mischief::strike)
                    .until(crowd, messages, pace);
        }
    }

    private static List<String> ours(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .map(Thread::getName)
                .filter(name -> name.contains("hatwoot") || name.contains("vert.x") || name.contains("Camel"))
                .collect(Collectors.toList());
    }
}
