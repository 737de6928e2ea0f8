// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

import io.github.camelchatwoot.benchmarks.footprint.Soak.Endured;
import io.github.camelchatwoot.benchmarks.footprint.Soak.Plan;
import io.github.camelchatwoot.benchmarks.footprint.Soak.Tenth;
import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.Spread;
import io.github.camelchatwoot.benchmarks.report.Section;
import io.github.camelchatwoot.benchmarks.report.Suite;
import io.github.camelchatwoot.benchmarks.report.Target;
import io.github.camelchatwoot.benchmarks.report.Verdict;

/** Whether an application stays as it is while much goes wrong for a long time, and whether it loses anything. */
public final class SoakBenchmark implements Suite {

    private static final double KIB_PER_MIB = 1024;
    private static final String HEAD = """
            | s | written | heard | brought on | MB of heap | threads | connections |
            |--:|--:|--:|--:|--:|--:|--:|
            """;

    @Override
    public List<Section> run(Effort effort) throws Exception {
        Plan plan = plan(effort);
        Endured endured = Soak.run(plan);
        return List.of(new Section(
                "soak, " + plan.duration().toSeconds() + " s",
                table(endured.tenths()) + "\n" + sentence(endured),
                verdicts(effort, endured)));
    }

    static Plan plan(Effort effort) {
        return switch (effort) {
            case FULL -> new Plan(Duration.ofMinutes(10), 20_000, Duration.ofSeconds(10), Duration.ofSeconds(15));
            case SHORT -> new Plan(Duration.ofSeconds(15), 0, Duration.ofSeconds(2), Duration.ofSeconds(4));
            case TRIAL -> new Plan(Duration.ofSeconds(3), 0, Duration.ofSeconds(1), Duration.ofSeconds(1));
        };
    }

    /** What stays in use shows after minutes, not after seconds. */
    private static List<Verdict> verdicts(Effort effort, Endured endured) {
        Verdict lost = new Verdict(
                Target.SOAK_LOST, Spread.once((double) endured.found().wrong()));
        if (effort != Effort.FULL) {
            return List.of(lost);
        }
        List<Tenth> tenths = endured.tenths();
        double heap =
                (double) (tenths.get(tenths.size() - 1).heap() - tenths.get(0).heap());
        return List.of(
                lost,
                new Verdict(Target.SOAK_HEAP, Spread.once(heap / KIB_PER_MIB)),
                new Verdict(
                        Target.SOAK_THREADS,
                        Spread.once(more(tenths, tenth -> tenth.most().threads()))),
                new Verdict(
                        Target.SOAK_CONNECTIONS,
                        Spread.once(more(tenths, tenth -> tenth.most().connections()))));
    }

    /** Pools float: the most of the second half is compared with the most of the first half but for its first tenth. */
    private static int more(List<Tenth> tenths, ToIntFunction<Tenth> figure) {
        int middle = tenths.size() / 2;
        return tenths.subList(middle, tenths.size()).stream()
                        .mapToInt(figure)
                        .max()
                        .orElse(0)
                - tenths.subList(1, middle).stream().mapToInt(figure).max().orElse(0);
    }

    private static String sentence(Endured endured) {
        return String.format(
                "%d messages, %d strikes of faults, %d events heard. Of the messages written %d are lost and %d doubled, of those"
                        + " brought on %d lost and %d doubled; %d were given up.",
                endured.messages(),
                endured.struck(),
                endured.heard(),
                endured.found().lostWritten(),
                endured.found().doubledWritten(),
                endured.found().lost(),
                endured.found().doubled(),
                endured.failed());
    }

    private static String table(List<Tenth> tenths) {
        StringBuilder table = new StringBuilder(HEAD);
        for (Tenth tenth : tenths) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %.0f | %d | %d | %d | %.1f | %d | %d |%n",
                    tenth.second(),
                    tenth.written(),
                    tenth.heard(),
                    tenth.brought(),
                    tenth.heap() / KIB_PER_MIB,
                    tenth.most().threads(),
                    tenth.most().connections()));
        }
        return table.toString();
    }
}
