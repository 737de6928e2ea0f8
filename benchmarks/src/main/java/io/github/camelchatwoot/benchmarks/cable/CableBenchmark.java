// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.cable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelchatwoot.benchmarks.measure.Comparison;
import io.github.camelchatwoot.benchmarks.measure.Costs;
import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.Rounds;
import io.github.camelchatwoot.benchmarks.measure.Sample;
import io.github.camelchatwoot.benchmarks.measure.Spread;
import io.github.camelchatwoot.benchmarks.measure.Waiting;
import io.github.camelchatwoot.benchmarks.report.Section;
import io.github.camelchatwoot.benchmarks.report.Suite;
import io.github.camelchatwoot.benchmarks.report.Target;
import io.github.camelchatwoot.benchmarks.report.Verdict;

/**
 * How much it costs to listen to the WebSocket: read a frame, look at it, give it to a route, read no more than fits.
 * Against bare Vert.x that only counts, and that looks at it too. The variants take turns, so that what else the
 * machine does hits them all.
 */
public final class CableBenchmark implements Suite {

    private static final String BYTES_IN_ORDER = "bodyFormat=bytes&ordering=conversation";
    private static final String CHATWOOT = CableRoute.name(BYTES_IN_ORDER);

    private static final List<Maker> SUBSCRIBERS = List.of(
            (port, token) -> new BareSubscriber(port, token, false),
            (port, token) -> new BareSubscriber(port, token, true),
            (port, token) -> new CableRoute(port, token, BYTES_IN_ORDER),
            (port, token) -> new CableRoute(port, token, "bodyFormat=map&ordering=conversation"),
            (port, token) -> new CableRoute(port, token, "bodyFormat=bytes&ordering=none"),
            (port, token) -> new CableRoute(port, token, "bodyFormat=map&ordering=none"),
            CamelVertxWebSocket::new);

    private interface Maker {
        Subscriber make(int port, String token);
    }

    /**
     * What came of it.
     *
     * @param comparison what was lost is an error
     * @param outOfOrder how many frames of each variant changed places with another one of their conversation
     */
    record Result(Comparison comparison, Map<String, Long> outOfOrder) {

        /** As one sentence. */
        String disorder() {
            return outOfOrder.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining("; ", "Out of order: ", "."));
        }

        /** Of the variants that are to keep the order. */
        long disorderOfOrdered() {
            return outOfOrder.entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith("conversation"))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    @Override
    public List<Section> run(Effort effort) throws Exception {
        try (CableServer server = CableServer.start()) {
            CableStandStill still = CableStandStill.run(server, effort.turn()); // first, so that nothing else goes
            Result result = measure(server, effort);
            return List.of(
                    new Section(
                            "frames of the WebSocket",
                            result.comparison().table() + "\n" + result.disorder(),
                            List.of(
                                    new Verdict(
                                            Target.CABLE_RATE,
                                            result.comparison()
                                                    .ratio(CHATWOOT, BareSubscriber.COUNTS, Sample::callsPerSecond)),
                                    new Verdict(Target.CABLE_ORDER, Spread.once((double) result.disorderOfOrdered())))),
                    new Section(
                            "frames for a route that stands still",
                            still.toString(),
                            List.of(new Verdict(Target.CABLE_HEAP, Spread.once(still.moreMegabytes())))));
        }
    }

    /** All subscribers in turn. */
    static Result measure(CableServer server, Effort effort) throws Exception {
        List<Subscriber> subscribers = new ArrayList<>();
        try {
            for (Maker maker : SUBSCRIBERS) {
                subscribers.add(maker.make(server.port(), "subscriber-" + subscribers.size()));
            }
            Comparison comparison = Rounds.run(
                    subscribers, Subscriber::name, effort, subscriber -> sample(server, subscriber, effort.turn()));
            Map<String, Long> outOfOrder = new LinkedHashMap<>();
            subscribers.forEach(subscriber -> outOfOrder.put(subscriber.name(), subscriber.outOfOrder()));
            return new Result(comparison, outOfOrder);
        } finally {
            subscribers.forEach(Subscriber::close);
        }
    }

    /** From the first frame to the end of the route with the last one. */
    private static Sample sample(CableServer server, Subscriber subscriber, Duration turn)
            throws IOException, InterruptedException {
        server.await(subscriber.token());
        long handled = subscriber.handled();
        Costs before = Costs.now();
        long begun = System.nanoTime();
        long sent = server.tell(subscriber.token(), turn);
        long lost = Waiting.forCount(subscriber::handled, handled + sent);
        long nanos = System.nanoTime() - begun;
        Costs.Used costs = Costs.now().since(before);
        double frames = sent;
        return new Sample(
                frames * 1e9 / nanos, 0, 0, costs.allocated() / frames, costs.cpuNanos() / 1e3 / frames, lost);
    }
}
