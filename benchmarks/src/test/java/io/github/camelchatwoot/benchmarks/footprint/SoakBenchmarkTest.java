// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import io.github.camelchatwoot.benchmarks.measure.Effort;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark runs, things do go wrong, and every message comes once; how much it takes is not a matter of tests. */
class SoakBenchmarkTest {

    @Test
    void everyMessageComesOnceAlthoughThingsGoWrong() throws Exception {
        Soak.Endured endured = Soak.run(SoakBenchmark.plan(Effort.TRIAL));

        assertThat(endured.messages()).isPositive();
        assertThat(endured.struck()).isPositive();
        assertThat(endured.failed()).isZero();
        assertThat(endured.found().wrong()).isZero();
        assertThat(endured.tenths()).hasSize(10).allSatisfy(tenth -> {
            assertThat(tenth.heap()).isPositive();
            assertThat(tenth.most().threads()).isPositive();
        });
    }
}
