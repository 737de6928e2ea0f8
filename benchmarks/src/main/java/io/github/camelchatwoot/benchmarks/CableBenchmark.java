// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much it costs to listen to the WebSocket: read a frame, look at it, give it to a route, read no more than fits.
 * Against bare Vert.x that only counts, and that looks at it too. The variants take turns, so that what else the
 * machine does hits them all.
 */
public final class CableBenchmark {

    private static final int WARM_UP = 3;

    private static final List<Maker> SUBSCRIBERS = List.of(
            (port, token) -> new BareSubscriber(port, token, false),
            (port, token) -> new BareSubscriber(port, token, true),
            (port, token) -> new CableRoute(port, token, "bodyFormat=bytes&ordering=conversation"),
            (port, token) -> new CableRoute(port, token, "bodyFormat=map&ordering=conversation"),
            (port, token) -> new CableRoute(port, token, "bodyFormat=bytes&ordering=none"),
            (port, token) -> new CableRoute(port, token, "bodyFormat=map&ordering=none"));

    private CableBenchmark() {}

    private interface Maker {
        Subscriber make(int port, String token);
    }

    /**
     * What came of it.
     *
     * @param samples of each variant, in the order of the rounds; what was lost is an error
     * @param outOfOrder how many frames of each variant changed places with another one of their conversation
     */
    record Result(Map<String, List<Sample>> samples, Map<String, Long> outOfOrder) {}

    /**
     * Prints a table, what changed its order, and how it goes with a route that stands still: milliseconds of a turn,
     * number of rounds.
     */
    public static void main(String[] args) throws Exception {
        Duration turn = Duration.ofMillis(Integer.parseInt(args[0]));
        int rounds = Integer.parseInt(args[1]);
        System.out.println("Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, turns of " + turn.toMillis() + " ms, "
                + rounds + " rounds");
        try (CableServer server = CableServer.start()) {
            Result result = measure(server, turn, rounds);
            System.out.print(Table.of("frames of the WebSocket", result.samples()));
            System.out.println("out of order: " + result.outOfOrder());
            System.out.println("\n" + CableStandStill.run(server, turn));
        }
    }

    /** Some rounds more go before, for the compiler. */
    static Result measure(CableServer server, Duration turn, int rounds) throws IOException, InterruptedException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        Map<String, Long> outOfOrder = new LinkedHashMap<>();
        List<Subscriber> subscribers = new ArrayList<>();
        try {
            for (Maker maker : SUBSCRIBERS) {
                subscribers.add(maker.make(server.port(), "subscriber-" + subscribers.size()));
            }
            for (int round = -WARM_UP; round < rounds; round++) {
                for (Subscriber subscriber : subscribers) {
                    Sample sample = sample(server, subscriber, turn);
                    if (round >= 0) {
                        samples.computeIfAbsent(subscriber.name(), name -> new ArrayList<>())
                                .add(sample);
                    }
                }
            }
            subscribers.forEach(subscriber -> outOfOrder.put(subscriber.name(), subscriber.outOfOrder()));
        } finally {
            subscribers.forEach(Subscriber::close);
        }
        return new Result(samples, outOfOrder);
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
        Costs costs = Costs.now().since(before);
        double frames = sent;
        return new Sample(
                frames * 1e9 / nanos, 0, 0, costs.allocated() / frames, costs.cpuNanos() / 1e3 / frames, lost);
    }
}
