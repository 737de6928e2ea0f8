// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelchatwoot.benchmarks.Sender.Sent;

/**
 * How much it costs to receive a webhook: verify, look at it, give it to a route. Against bare Vert.x that does the
 * same without Camel, and against a route written by hand. The variants take turns, so that what else the machine does
 * hits them all.
 */
public final class WebhookBenchmark {

    private static final List<Integer> IN_FLIGHT = List.of(16, 128);

    private static final List<Supplier<Receiver>> RECEIVERS = List.of(
            BareServer::new,
            HandWrittenRoute::new,
            () -> new WebhookRoute("bodyFormat=bytes&ordering=conversation&ack=accepted"),
            () -> new WebhookRoute("bodyFormat=map&ordering=conversation&ack=accepted"),
            () -> new WebhookRoute("bodyFormat=json&ordering=conversation&ack=accepted"),
            () -> new WebhookRoute("bodyFormat=bytes&ordering=none&ack=accepted"),
            () -> new WebhookRoute("bodyFormat=bytes&ordering=conversation&ack=completed"));

    private WebhookBenchmark() {}

    /**
     * Prints a table for each number of requests in flight, one without a web server, how it goes for a longer time,
     * and how with a route that stands still: milliseconds of a turn, number of rounds, seconds of the longer time.
     */
    public static void main(String[] args) throws Exception {
        Duration turn = Duration.ofMillis(Integer.parseInt(args[0]));
        int rounds = Integer.parseInt(args[1]);
        System.out.println("Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, turns of " + turn.toMillis() + " ms, "
                + rounds + " rounds");
        try (Sender sender = Sender.start()) {
            for (int inFlight : IN_FLIGHT) {
                System.out.print(
                        Table.of("webhooks, " + inFlight + " in flight", measure(sender, inFlight, turn, rounds)));
            }
            System.out.print(Table.of("webhooks, without a web server", Inside.measure(turn, rounds)));
            System.out.println("\n" + Endurance.run(sender, Duration.ofSeconds(Integer.parseInt(args[2]))));
            System.out.println(StandStill.run(sender, turn));
        }
    }

    /** The samples of each variant, in the order of the rounds; one round more goes before, for the compiler. */
    static Map<String, List<Sample>> measure(Sender sender, int inFlight, Duration turn, int rounds)
            throws IOException, InterruptedException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        List<Receiver> receivers = new ArrayList<>();
        try {
            RECEIVERS.forEach(receiver -> receivers.add(receiver.get()));
            for (int round = 0; round <= rounds; round++) {
                for (Receiver receiver : receivers) {
                    Sample sample = sample(sender, receiver, inFlight, turn);
                    if (round > 0) {
                        samples.computeIfAbsent(receiver.name(), name -> new ArrayList<>())
                                .add(sample);
                    }
                }
            }
        } finally {
            receivers.forEach(Receiver::close);
        }
        return samples;
    }

    private static Sample sample(Sender sender, Receiver receiver, int inFlight, Duration turn)
            throws IOException, InterruptedException {
        sender.prepare(receiver.port(), inFlight, turn);
        long handled = receiver.handled();
        Costs before = Costs.now();
        Sent sent = sender.send();
        long lost = Waiting.forCount(receiver::handled, handled + sent.accepted());
        Costs costs = Costs.now().since(before);
        double events = sent.accepted();
        return new Sample(
                events * 1e9 / sent.nanos(),
                sent.p50(),
                sent.p99(),
                costs.allocated() / events,
                costs.cpuNanos() / 1e3 / events,
                sent.errors() + sent.refused() + lost);
    }
}
