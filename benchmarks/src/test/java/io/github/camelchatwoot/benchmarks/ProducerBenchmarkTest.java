// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark runs, and all its variants do what they are measured for; how fast is not a matter of tests. */
class ProducerBenchmarkTest {

    @Test
    void everyVariantCreatesMessagesWithoutErrors() throws Exception {
        try (Stub stub = Stub.start(0)) {
            Map<String, List<Sample>> samples = ProducerBenchmark.measure(stub, 4, Duration.ofMillis(50), 2);

            assertThat(samples).hasSize(4);
            assertThat(samples.values())
                    .allSatisfy(rounds -> assertThat(rounds).hasSize(2).allSatisfy(sample -> {
                        assertThat(sample.errors()).isZero();
                        assertThat(sample.callsPerSecond()).isPositive();
                        assertThat(sample.bytesPerCall()).isPositive();
                    }));
            assertThat(Table.of("4 in flight", samples))
                    .contains(samples.keySet())
                    .contains("4 in flight");
        }
    }
}
