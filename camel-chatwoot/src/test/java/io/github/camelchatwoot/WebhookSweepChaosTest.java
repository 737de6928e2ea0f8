// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

import io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Webhooks get lost, come late and twice, and the endpoint is down for a while: with the sweep beside them every
 * message reaches the end of the route, and none does twice. Some seeds in every build; {@code -Pchaos} runs many.
 */
@Timeout(600)
class WebhookSweepChaosTest {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSweepChaosTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return Seeds.half();
    }

    /** Now and then the route fails. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostAndNothingGoesWellTwice(long seed) throws Exception {
        try (TestBridge bridge = survive(seed, new Witness(seed, 5, 8), "none", true)) {
            assertThat(bridge.consumer().getReported()).isZero();
        }
    }

    /**
     * Chatwoot marks messages of agents as failed that it cannot tell us of. Without webhooks that are sent late: what
     * the sweep has delivered before its webhook was even sent would be marked later.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsDeliveredInTheEndIsNotFailed(long seed) throws Exception {
        try (TestBridge bridge = survive(seed, new Witness(seed, 5, 0), "failed", false)) {
            ChatwootAssertions.assertThat(bridge.chatwoot())
                    .hasNo(message().outgoing().failed());
        }
    }

    private TestBridge survive(long seed, Witness witness, String reports, boolean delays) throws Exception {
        TestBridge bridge = TestBridge.with(witness, uri(reports), TestDesk.SHORT);
        try {
            Crowd crowd = new Crowd(bridge.chatwoot(), bridge.inbox(), 8, seed);
            WebhookMischief mischief =
                    new WebhookMischief(bridge.chatwoot(), bridge.context().getRouteController(), delays, seed);
            try (Turmoil turmoil = new Turmoil()) {
                turmoil.every(Duration.ofMillis(250), mischief::strike).until(crowd, 120, Duration.ofMillis(15));
            }
            mischief.end();
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> assertThat(witness.missing(crowd.written())).isEmpty());
            bridge.idle();
            LOG.info(
                    "seed {}: {} messages, {} entries of which {} late, {} reports, {}",
                    seed,
                    crowd.written().size(),
                    witness.entries().size(),
                    witness.late(),
                    bridge.consumer().getReported(),
                    mischief.figures());
            assertThat(witness.doubled()).as("seed %d", seed).isEmpty();
            assertThat(witness.missingConversations(crowd.begun()))
                    .as("seed %d", seed)
                    .isEmpty();
            return bridge;
        } catch (Throwable e) {
            bridge.close();
            throw e;
        }
    }

    private String uri(String reports) {
        return "chatwoot:webhook?webhookKind=inbox&sweep=on&sweepInterval=1000&events=message_created,conversation_created"
                + "&privateNotes=true&activities=true&exceptionHandler=#calm&deliveryReport=" + reports + "&cursorFile="
                + folder.resolve("cursor");
    }
}
