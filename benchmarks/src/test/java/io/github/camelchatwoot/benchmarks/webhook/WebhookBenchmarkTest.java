// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.time.Duration;

import io.github.camelchatwoot.benchmarks.measure.Comparison;
import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.Samples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark runs, and all its variants do what they are measured for; how fast is not a matter of tests. */
class WebhookBenchmarkTest {

    /** What the default queue takes: 1000 events of 4 KB, and what the requests themselves leave. */
    private static final long MAX_KIB = 24 * 1024;

    @Test
    void everyVariantReceivesEventsWithoutErrors() throws Exception {
        try (Sender sender = Sender.start()) {
            Comparison comparison = WebhookBenchmark.measure(sender, 4, Effort.TRIAL);

            assertThat(comparison.variants()).hasSize(8).allSatisfy(WebhookBenchmarkTest::isMeasured);
        }
    }

    @Test
    void theStagesWithoutAWebServerDealWithEverything() throws Exception {
        assertThat(Inside.measure(Effort.TRIAL).variants()).hasSize(3).allSatisfy(WebhookBenchmarkTest::isMeasured);
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

    private static void isMeasured(Samples samples) {
        assertThat(samples.rounds()).hasSize(2).allSatisfy(sample -> {
            assertThat(sample.errors()).isZero();
            assertThat(sample.callsPerSecond()).isPositive();
            assertThat(sample.bytesPerCall()).isPositive();
        });
    }
}
