// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark runs, and all its variants do what they are measured for; how fast is not a matter of tests. */
class CableBenchmarkTest {

    private static final Duration TURN = Duration.ofMillis(50);

    /** A window of 64 frames is a fifth of a MiB; the rest is what the socket and the machine leave. */
    private static final long MAX_KIB = 2 * 1024;

    @Test
    void everyVariantHearsEventsWithoutLosingAny() throws Exception {
        try (CableServer server = CableServer.start()) {
            CableBenchmark.Result result = CableBenchmark.measure(server, TURN, 2);

            assertThat(result.samples()).hasSize(6);
            assertThat(result.samples().values()).allSatisfy(CableBenchmarkTest::isMeasured);
            assertThat(result.outOfOrder()).hasSize(6).allSatisfy((name, changed) -> {
                if (!name.endsWith("none")) {
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

    private static void isMeasured(List<Sample> rounds) {
        assertThat(rounds).hasSize(2).allSatisfy(sample -> {
            assertThat(sample.errors()).isZero();
            assertThat(sample.callsPerSecond()).isPositive();
            assertThat(sample.bytesPerCall()).isPositive();
        });
    }
}
