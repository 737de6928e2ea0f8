// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.sweep;

import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.benchmarks.sweep.SweepRoute.Swept;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark runs, and what it counts is in proportion to what has changed; how fast is not a matter of tests. */
class SweepBenchmarkTest {

    private static final int ALL = 300;
    private static final int PAGE = 25;

    @Test
    void sweepsAskForWhatHasChanged() throws Exception {
        Map<String, List<Swept>> lines = SweepBenchmark.measure(ALL, List.of(0, 10, 60), 2);

        assertThat(lines.get("0 changed")).allSatisfy(sweep -> {
            assertThat(sweep.calls()).isEqualTo(1);
            assertThat(sweep.events()).isZero();
        });
        assertThat(lines.get("10 changed")).allSatisfy(sweep -> asksFor(10, sweep));
        assertThat(lines.get("60 changed")).allSatisfy(sweep -> asksFor(60, sweep));
        assertThat(lines.get("from the beginning")).hasSize(1).allSatisfy(sweep -> {
            assertThat(sweep.read()).isEqualTo(ALL);
            assertThat(sweep.events()).isEqualTo(ALL + 2 * (10 + 60));
        });
    }

    private static void asksFor(int changed, Swept sweep) {
        assertThat(sweep.read()).isEqualTo(changed);
        assertThat(sweep.events()).isEqualTo(changed);
        assertThat(sweep.calls()).isEqualTo(sweep.pages() + sweep.read());
        assertThat(sweep.pages()).isBetween(1L, 2L * (changed / PAGE + 2));
    }
}
