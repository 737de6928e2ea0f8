// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark runs, and all its variants do what they are measured for; how fast is not a matter of tests. */
class WebhookBenchmarkTest {

    private static final Duration TURN = Duration.ofMillis(50);

    /** What the default queue takes: 1000 events of 4 KB, and what the requests themselves leave. */
    private static final long MAX_KIB = 24 * 1024;

    @Test
    void everyVariantReceivesEventsWithoutErrors() throws Exception {
        try (Sender sender = Sender.start()) {
            Map<String, List<Sample>> samples = WebhookBenchmark.measure(sender, 4, TURN, 2);

            assertThat(samples).hasSize(7);
            assertThat(samples.values()).allSatisfy(WebhookBenchmarkTest::isMeasured);
            assertThat(Table.of("4 in flight", samples)).contains(samples.keySet());
        }
    }

    @Test
    void theStagesWithoutAWebServerDealWithEverything() throws Exception {
        Map<String, List<Sample>> samples = Inside.measure(TURN, 2);

        assertThat(samples).hasSize(3);
        assertThat(samples.values()).allSatisfy(WebhookBenchmarkTest::isMeasured);
    }

    @Test
    void nothingIsLostWithoutAPause() throws Exception {
        try (Sender sender = Sender.start()) {
            Endurance endurance = Endurance.run(sender, Duration.ofSeconds(2));

            assertThat(endurance.sent().accepted()).isPositive();
            assertThat(endurance.sent().errors() + endurance.sent().refused()).isZero();
            assertThat(endurance.lost()).isZero();
        }
    }

    @Test
    void aRouteThatStandsStillCostsNoMoreMemoryThanTheQueue() throws Exception {
        try (Sender sender = Sender.start()) {
            StandStill still = StandStill.run(sender, Duration.ofMillis(500));

            assertThat(still.sent().accepted()).isEqualTo(StandStill.QUEUE);
            assertThat(still.sent().refused()).isGreaterThanOrEqualTo(StandStill.QUEUE);
            assertThat(still.sent().errors()).isZero();
            assertThat(still.kept()).isEqualTo(StandStill.QUEUE);
            assertThat(still.full() - still.before()).isLessThan(MAX_KIB);
        }
    }

    private static void isMeasured(List<Sample> rounds) {
        assertThat(rounds).hasSize(2).allSatisfy(sample -> {
            assertThat(sample.errors()).isZero();
            assertThat(sample.callsPerSecond()).isPositive();
            assertThat(sample.bytesPerCall()).isPositive();
        });
    }
}
