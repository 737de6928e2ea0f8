// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.stream.LongStream;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Webhooks and a WebSocket tell the same, into one route, with one memory. */
@Timeout(120)
class TwoSourcesTest {

    private static final Logger LOG = LoggerFactory.getLogger(TwoSourcesTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String OPTIONS =
            "&events=message_created,conversation_created&privateNotes=true&activities=true"
                    + "&exceptionHandler=#calm&idempotentRepository=#known&sweepInterval=1000";

    static LongStream seeds() {
        return Seeds.half();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachMessageGoesWellOnce(long seed) throws Exception {
        Witness witness = new Witness(seed, 30, 8);
        MemoryIdempotentRepository known = new MemoryIdempotentRepository();
        try (TestBridge bridge = TestBridge.with(
                context -> context.getRegistry().bind("known", known),
                witness,
                "chatwoot:webhook?webhookKind=inbox" + OPTIONS,
                TestDesk.SHORT)) {
            Crowd crowd = new Crowd(bridge.chatwoot(), bridge.inbox(), 8, seed);
            bridge.context().addRoutes(witness.route("chatwoot:websocket?" + OPTIONS.substring(1), "socket"));
            bridge.chatwoot().faults().seed(seed);
            bridge.chatwoot().faults().webhooks().share(0.2).lost();
            bridge.chatwoot().faults().webhooks().share(0.2).late(Duration.ofMillis(200));
            try (Turmoil turmoil = new Turmoil()) {
                turmoil.every(Duration.ofMillis(400), () -> {
                            int unused = bridge.chatwoot().faults().cable().drop();
                        })
                        .until(crowd, 150, Duration.ofMillis(10));
            }
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> assertThat(witness.missing(crowd.written())).isEmpty());
            bridge.idle();
            LOG.info(
                    "seed {}: {} messages, {} entries, {} went well twice",
                    seed,
                    crowd.written().size(),
                    witness.entries().size(),
                    witness.doubled().size());

            assertThat(witness.missingConversations(crowd.begun())).isEmpty();
            assertThat(witness.doubled()).isEmpty();
        }
    }
}
