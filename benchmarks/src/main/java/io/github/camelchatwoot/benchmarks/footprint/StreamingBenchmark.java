// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.camelchatwoot.benchmarks.footprint.Streaming.Read;
import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.OwnServer;
import io.github.camelchatwoot.benchmarks.measure.Spread;
import io.github.camelchatwoot.benchmarks.report.Section;
import io.github.camelchatwoot.benchmarks.report.Suite;
import io.github.camelchatwoot.benchmarks.report.Target;
import io.github.camelchatwoot.benchmarks.report.Verdict;

/** How much memory a route needs that reads long lists row by row. */
public final class StreamingBenchmark implements Suite {

    private static final double KIB_PER_MIB = 1024;
    private static final String HEAD = """
            | | rows | rows/s | calls | MB idle | MB after each tenth | MB at the end | wrong rows |
            |---|--:|--:|--:|--:|--:|--:|--:|
            """;

    private static final String CONTACTS = "listContacts?paging=all";
    private static final String MESSAGES = "listMessages?paging=all";

    @Override
    public List<Section> run(Effort effort) throws Exception {
        return List.of(section(effort));
    }

    private static long rows(Effort effort) {
        return switch (effort) {
            case FULL -> 100_000;
            case SHORT -> 20_000;
            case TRIAL -> 1_000;
        };
    }

    private static Section section(Effort effort) throws Exception {
        List<Read> both = measure(rows(effort));
        return new Section(
                "lists read row by row, heap after a collection",
                HEAD + line("contacts", both.get(0)) + line("messages of a conversation", both.get(1)),
                List.of(new Verdict(
                        Target.STREAMING_HEAP, Spread.once(both.get(0).moreMegabytes()))));
    }

    /** Contacts, and messages of a conversation. */
    static List<Read> measure(long rows) throws Exception {
        try (OwnServer server = Lists.start(rows)) {
            return List.of(Streaming.read(server, CONTACTS, rows), Streaming.read(server, MESSAGES, rows));
        }
    }

    private static String line(String name, Read read) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %d | %s | %s | %s | %d |%n",
                name,
                read.rows(),
                read.rowsPerSecond(),
                read.calls(),
                megabytes(read.idle()),
                read.during().stream().map(StreamingBenchmark::megabytes).collect(Collectors.joining(" ")),
                megabytes(read.end()),
                read.wrong());
    }

    private static String megabytes(long kib) {
        return String.format(Locale.ROOT, "%.1f", kib / KIB_PER_MIB);
    }
}
