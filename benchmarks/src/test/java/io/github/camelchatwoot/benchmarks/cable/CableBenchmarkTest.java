// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.cable;

import java.time.Duration;

import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.Samples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark runs, and all its variants do what they are measured for; how fast is not a matter of tests. */
class CableBenchmarkTest {

    /** A window of 64 frames is a fifth of a MiB; the rest is what the socket and the machine leave. */
    private static final long MAX_KIB = 2 * 1024;

    @Test
    void everyVariantHearsEventsWithoutLosingAny() throws Exception {
        try (CableServer server = CableServer.start()) {
            CableBenchmark.Result result = CableBenchmark.measure(server, Effort.TRIAL);

            assertThat(result.comparison().variants()).hasSize(7).allSatisfy(CableBenchmarkTest::isMeasured);
            assertThat(result.outOfOrder()).hasSize(7).allSatisfy((name, changed) -> {
                if (name.endsWith("conversation")) {
                    assertThat(changed).as(name).isZero();
                }
            });
        }
    }

    @Test
    void aRouteThatStandsStillCostsNoMoreMemoryThanTheWindow() throws Exception {
        try (CableServer server = CableServer.start()) {
            CableStandStill still = CableStandStill.run(server, Duration.ofMillis(500));

            assertThat(still.sent()).isGreaterThan(64);
            assertThat(still.kept()).isEqualTo(still.sent());
            assertThat(still.outOfOrder()).isZero();
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
