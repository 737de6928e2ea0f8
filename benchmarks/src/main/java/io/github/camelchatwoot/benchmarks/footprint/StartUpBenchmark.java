// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.OwnServer;
import io.github.camelchatwoot.benchmarks.measure.Spread;
import io.github.camelchatwoot.benchmarks.report.Section;
import io.github.camelchatwoot.benchmarks.report.Suite;
import io.github.camelchatwoot.benchmarks.report.Target;
import io.github.camelchatwoot.benchmarks.report.Verdict;

/**
 * How long an application takes to start and to make its first call, and how much memory it needs then: Camel Main with
 * the component, beside Camel Main without it. Each in a JVM of its own, in turn.
 */
public final class StartUpBenchmark implements Suite {

    private static final double KIB_PER_MIB = 1024;
    private static final String HEAD = """
            | | ms to started (min / median / max) | ms to the first one done | CPU ms | MB of heap | classes | ms more than the first row | CPU ms more | MB more |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    @Override
    public List<Section> run(Effort effort) throws Exception {
        Map<Application, List<Start>> starts = measure(effort == Effort.FULL ? effort.rounds() : 1);
        return List.of(
                new Section(
                        "start, and one call",
                        table(starts, Application.PRODUCERS),
                        List.of(
                                new Verdict(
                                        Target.START_UP_TIME,
                                        more(starts, Application.CHATWOOT, Application.HTTP, Start::called)),
                                new Verdict(
                                        Target.START_UP_HEAP,
                                        more(
                                                starts,
                                                Application.CHATWOOT,
                                                Application.HTTP,
                                                StartUpBenchmark::megabytes)))),
                new Section("start, and one delivery", table(starts, Application.CONSUMERS)));
    }

    /** All of them in turn; before that once, so that all files are in the memory of the machine. */
    static Map<Application, List<Start>> measure(int rounds) throws IOException {
        Map<Application, List<Start>> starts = new EnumMap<>(Application.class);
        try (OwnServer server = MessageServer.start()) {
            for (int round = -1; round < rounds; round++) {
                for (Application application : Application.values()) {
                    Start start = Start.of(application, application.isConsumer() ? freePort() : server.port());
                    if (round >= 0) {
                        starts.computeIfAbsent(application, unused -> new ArrayList<>())
                                .add(start);
                    }
                }
            }
        }
        return starts;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String table(Map<Application, List<Start>> starts, List<Application> applications) {
        StringBuilder table = new StringBuilder(HEAD);
        Application first = applications.get(0);
        for (Application application : applications) {
            List<Start> mine = starts.getOrDefault(application, List.of());
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.2f | %.0f | %s | %s | %s |%n",
                    application.title(),
                    whole(of(mine, Start::started)),
                    whole(of(mine, Start::called)),
                    whole(of(mine, Start::cpu)),
                    of(mine, StartUpBenchmark::megabytes).median(),
                    of(mine, Start::classes).median(),
                    application == first ? "" : whole(more(starts, application, first, Start::called)),
                    application == first ? "" : whole(more(starts, application, first, Start::cpu)),
                    application == first ? "" : more(starts, application, first, StartUpBenchmark::megabytes)));
        }
        return table.toString();
    }

    private static double megabytes(Start start) {
        return start.heap() / KIB_PER_MIB;
    }

    private static Spread of(List<Start> starts, ToDoubleFunction<Start> figure) {
        return Spread.of(starts.stream().map(figure::applyAsDouble).toList());
    }

    /** The differences in the same round. */
    private static Spread more(
            Map<Application, List<Start>> starts,
            Application application,
            Application limit,
            ToDoubleFunction<Start> figure) {
        List<Start> mine = starts.getOrDefault(application, List.of());
        List<Start> others = starts.getOrDefault(limit, List.of());
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            differences.add(figure.applyAsDouble(mine.get(i)) - figure.applyAsDouble(others.get(i)));
        }
        return Spread.of(differences);
    }

    private static String whole(Spread spread) {
        return String.format(Locale.ROOT, "%.0f / %.0f / %.0f", spread.min(), spread.median(), spread.max());
    }
}
