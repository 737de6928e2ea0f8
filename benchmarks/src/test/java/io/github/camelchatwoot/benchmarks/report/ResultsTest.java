// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.report;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelchatwoot.benchmarks.measure.Comparison;
import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.Sample;
import io.github.camelchatwoot.benchmarks.measure.Samples;
import io.github.camelchatwoot.benchmarks.measure.Spread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written about figures that are given. */
class ResultsTest {

    private static final Samples RAW = samples("raw", 100, 200, 400);
    private static final Samples OURS = samples("ours", 90, 100, 400);

    private static Samples samples(String name, double... rates) {
        List<Sample> rounds = Arrays.stream(rates)
                .mapToObj(rate -> new Sample(rate, 1, 2, 3, 4, 0))
                .toList();
        return new Samples(name, List.of(new Sample(7, 1, 2, 3, 4, 0)), rounds);
    }

    @Test
    void ratiosAreOfTheSameRound() {
        Comparison comparison = new Comparison(List.of(RAW, OURS));

        assertThat(comparison.ratio("ours", "raw", Sample::callsPerSecond)).isEqualTo(new Spread(0.5, 0.9, 1.0));
        assertThat(comparison.table())
                .contains("| ours | 100 | 1 | 2 | 3 | 4.0 | 0.50 / 0.90 / 1.00 | 1.00 / 1.00 / 1.00 | 7 | 0 |");
    }

    @Test
    void thePageTellsWhatIsMissed() throws Exception {
        SuiteResult result = new SuiteResult(
                "producer",
                Effort.SHORT,
                "2026-01-01T00:00:00Z",
                12,
                List.of(new Section(
                        "calls",
                        "text",
                        List.of(
                                new Verdict(Target.PRODUCER_20_MS_1, new Spread(0.1, 0.98, 2)),
                                new Verdict(Target.DELIVER_KNOWN, new Spread(0.1, 0.2, 0.5))))));
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readValue(json.writeValueAsString(result), SuiteResult.class))
                .isEqualTo(result);
        assertThat(new Results(List.of(result)).markdown())
                .contains("| at least 0.97 | 0.10 / 0.98 / 2.00 | met |")
                .contains("| at least 0.8 | 0.10 / 0.20 / 0.50 | **missed** |")
                .contains("## producer\n\nRun 2026-01-01T00:00:00Z, in 12 s, effort `short`.\n\n### calls\n\ntext\n");
        assertThat(new Results(List.of(result)).verdicts().stream().filter(Verdict::missedByFar))
                .extracting(Verdict::target)
                .containsExactly(Target.DELIVER_KNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsFarFromATargetMissesIt(Target target) {
        boolean atLeast = target.limit().startsWith("at least");
        Verdict good = new Verdict(target, Spread.once(atLeast ? 1e9 : 0));
        Verdict bad = new Verdict(target, Spread.once(atLeast ? 0 : 1e9));

        assertThat(good.reached()).isTrue();
        assertThat(good.missedByFar()).isFalse();
        assertThat(bad.reached()).isFalse();
        assertThat(bad.missedByFar()).isTrue();
        assertThat(target.what()).isNotBlank();
    }
}
