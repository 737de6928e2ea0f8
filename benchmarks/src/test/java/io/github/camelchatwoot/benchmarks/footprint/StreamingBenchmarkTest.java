// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark runs, and all rows come once; what they take is not a matter of tests. */
class StreamingBenchmarkTest {

    private static final int ROWS = 3_000;

    @Test
    void everyRowIsReadOnce() throws Exception {
        assertThat(StreamingBenchmark.measure(ROWS)).hasSize(2).allSatisfy(read -> {
            assertThat(read.wrong()).isZero();
            assertThat(read.rows()).isEqualTo(ROWS);
            assertThat(read.rowsPerSecond()).isPositive();
            assertThat(read.calls()).isPositive();
            assertThat(read.during())
                    .hasSize(10)
                    .allSatisfy(kib -> assertThat(kib).isPositive());
        });
    }
}
