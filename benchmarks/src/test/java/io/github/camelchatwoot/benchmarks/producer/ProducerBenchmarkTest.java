// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import io.github.camelchatwoot.benchmarks.measure.Comparison;
import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.Samples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark runs, and all its variants do what they are measured for; how fast is not a matter of tests. */
class ProducerBenchmarkTest {

    @Test
    void everyVariantCreatesMessagesWithoutErrors() throws Exception {
        Comparison comparison = ProducerBenchmark.measure(new Scenario(0, 4, Payload.SMALL), 1, Effort.TRIAL);

        assertThat(comparison.variants()).hasSize(7).allSatisfy(ProducerBenchmarkTest::isMeasured);
    }

    @Test
    void everyVariantCreatesLongMessages() throws Exception {
        Comparison comparison = ProducerBenchmark.measure(new Scenario(0, 4, Payload.ofKib(100)), 1, Effort.TRIAL);

        assertThat(comparison.variants()).hasSize(7).allSatisfy(ProducerBenchmarkTest::isMeasured);
    }

    @Test
    void everyVariantSendsFiles() throws Exception {
        assertThat(FileBenchmark.measure(Effort.TRIAL).variants())
                .hasSize(3)
                .allSatisfy(ProducerBenchmarkTest::isMeasured);
    }

    private static void isMeasured(Samples samples) {
        assertThat(samples.rounds()).hasSize(2).allSatisfy(sample -> {
            assertThat(sample.errors()).isZero();
            assertThat(sample.callsPerSecond()).isPositive();
            assertThat(sample.bytesPerCall()).isPositive();
        });
    }
}
