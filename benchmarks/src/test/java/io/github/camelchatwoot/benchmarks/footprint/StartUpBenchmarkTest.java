// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark runs: all applications start, and their first call or delivery goes well. */
class StartUpBenchmarkTest {

    @Test
    void everyApplicationStartsAndDoesSomething() throws Exception {
        assertThat(StartUpBenchmark.measure(1))
                .containsOnlyKeys(Application.values())
                .allSatisfy((application, starts) -> assertThat(starts)
                        .singleElement()
                        .satisfies(start -> {
                            assertThat(start.started()).isPositive();
                            assertThat(start.called()).isGreaterThanOrEqualTo(start.started());
                            assertThat(start.heap()).isPositive();
                            assertThat(start.classes()).isPositive();
                        }));
    }
}
