// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelchatwoot.recorded.Timeline;
import io.github.camelchatwoot.sandbox.replay.Deviation.What;

/** Writes down what was measured; the same for the same measurement, so without times and ports. */
record FidelityReport(Measured measured, Map<Deviation, String> listed) {

    private static final String TEXT = """
            # How true the sandbox is

            Written by `FidelityTest` of the module `sandbox`. It sends the requests of the recordings of a real Chatwoot \
            4.15.1 (folder `recordings`) to one fresh sandbox, in their order and over real sockets, and compares the \
            answers and everything that arrives because of them: webhooks at each receiver, and frames on the WebSockets \
            of the administrator, the agent and the customer. The build fails when a deviation appears that is not in \
            `sandbox/src/test/resources/sandbox-deviations.tsv`, when one of those is gone, and when this page is not what \
            was measured.

                mvn -B -ntp -q -Dfast -pl sandbox -am test -Dtest=FidelityTest -Dsurefire.failIfNoSpecifiedTests=false
                ... -Dfidelity.update    writes this page anew

            ## Steps

            %s

            Each number counts the steps that are as recorded: the status; the content type; the shape of the answer (keys \
            and their order, types, nesting, nulls, emptiness); its values too. Effects: the same events for the same \
            recipients; their payloads, headers and frames of the same shape; of the same values too. Pairs are deliveries \
            and frames that were compared with a recorded one. Signatures are checked with the secrets that the sandbox \
            tells.

            Not sent: file 01 (Platform API) and 09 (automation, reports, portals). The sandbox does not have these. File \
            14 is sent to a second sandbox, with `inboxEvents(true)`.

            ## Conversations over the WebSocket

            %s

            The client's frames are sent as recorded; messages that came from elsewhere are sent by whom they came from. \
            The frames of the server are compared one by one, and their order by kind.

            %s

            ## Deviations

            %s

            ## What is not compared by value

            Types, nulls and emptiness are compared all the same.

            %s
            """;

    private static final List<String> STEP_COLUMNS = List.of(
            "file",
            "steps",
            "status",
            "type",
            "shape",
            "values",
            "effects",
            "effect shapes",
            "effect values",
            "pairs",
            "signatures");

    private static final List<String> TIMELINE_COLUMNS =
            List.of("timeline", "frames", "order", "shapes", "values", "end");

    String text() {
        return TEXT.formatted(steps(), timelines(), notPlayed(), deviations(), volatiles());
    }

    private String steps() {
        Stream<List<?>> files =
                measured.files().entrySet().stream().map(file -> row(file.getKey(), new Tally(file.getValue())));
        return table(STEP_COLUMNS, Stream.concat(files, Stream.of(row("**all**", measured.steps()))));
    }

    private static List<?> row(String name, Tally tally) {
        return Stream.concat(Stream.of(name), tally.columns().stream()).toList();
    }

    private String timelines() {
        return table(
                TIMELINE_COLUMNS,
                measured.timelines().stream()
                        .map(outcome -> List.of(
                                outcome.step().substring("cable/".length()),
                                outcome.pairs(),
                                word(outcome, What.EFFECTS),
                                word(outcome, What.EFFECT_SHAPE),
                                word(outcome, What.EFFECT_VALUE),
                                word(outcome, What.STATUS))));
    }

    private static String word(Outcome outcome, What what) {
        return outcome.isFreeOf(what) ? "same" : "deviates";
    }

    private static String notPlayed() {
        List<Timeline> open = TimelineReplay.notPlayable();
        String names = open.stream().map(Timeline::name).collect(Collectors.joining(", "));
        return open.isEmpty()
                ? "All recorded conversations are played."
                : "Not played, because something happens to the server that cannot be done to the sandbox: " + names
                        + ".";
    }

    private String deviations() {
        return listed.isEmpty()
                ? "None."
                : table(
                        List.of("step", "what", "where", "reason"),
                        listed.entrySet().stream()
                                .map(entry -> List.of(
                                        entry.getKey().step(),
                                        entry.getKey().what().word(),
                                        "`" + entry.getKey().path() + "`",
                                        entry.getValue())));
    }

    private static String volatiles() {
        return Volatile.REASONS.stream().map(reason -> "* " + reason).collect(Collectors.joining("\n"));
    }

    private static String table(List<String> head, Stream<? extends List<?>> rows) {
        Stream<List<?>> all =
                Stream.concat(Stream.of(head, head.stream().map(column -> "---").toList()), rows);
        return all.map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.joining("\n"));
    }
}
