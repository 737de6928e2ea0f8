// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import io.github.camelchatwoot.benchmarks.measure.Effort;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The benchmark runs, and all its variants ask for what they have to and for nothing else. */
class DeliverBenchmarkTest {

    @Test
    void knownContactsTakeOneCallAndNewOnesThree() throws Exception {
        DeliverBenchmark.Result result = DeliverBenchmark.measure(0, 4, 200, Effort.TRIAL);

        assertThat(result.comparison().variants())
                .hasSize(3)
                .allSatisfy(samples -> assertThat(samples.rounds()).hasSize(2).allSatisfy(sample -> {
                    assertThat(sample.errors()).isZero();
                    assertThat(sample.callsPerSecond()).isPositive();
                    assertThat(sample.bytesPerCall()).isPositive();
                }));
        assertThat(result.calls().get(DeliverBenchmark.CREATE)).isEqualTo(1);
        assertThat(result.calls().get(DeliverBenchmark.KNOWN)).isEqualTo(1);
        assertThat(result.calls().get(DeliverBenchmark.NEW)).isCloseTo(3, within(0.2)); // and the inbox, once
    }
}
