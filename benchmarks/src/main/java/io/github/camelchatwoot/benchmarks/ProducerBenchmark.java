// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import io.github.camelchatwoot.BodyFormat;

/**
 * How much the producer costs: it creates messages, as raw Vert.x and raw HttpClient 5 do on the same server in the
 * same run. The variants take turns, so that what else the machine does hits them all.
 */
public final class ProducerBenchmark {

    private static final List<Integer> DELAYS = List.of(0, 20);
    private static final List<Integer> IN_FLIGHT = List.of(1, 16, 128);

    private ProducerBenchmark() {}

    /** Prints a table for each server time and number of calls in flight: milliseconds of a turn, number of rounds. */
    public static void main(String[] args) throws Exception {
        Duration turn = Duration.ofMillis(Integer.parseInt(args[0]));
        int rounds = Integer.parseInt(args[1]);
        System.out.println("Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, turns of " + turn.toMillis() + " ms, "
                + rounds + " rounds");
        for (int delay : DELAYS) {
            try (Stub stub = Stub.start(delay)) {
                for (int inFlight : IN_FLIGHT) {
                    String title = delay + " ms server time, " + inFlight + " in flight";
                    System.out.print(Table.of(title, measure(stub, inFlight, turn, rounds)));
                }
            }
        }
    }

    /** The samples of each variant, in the order of the rounds; one round more goes before, for the compiler. */
    static Map<String, List<Sample>> measure(Stub stub, int inFlight, Duration turn, int rounds)
            throws IOException, InterruptedException, TimeoutException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        List<Variant> variants = List.of(
                new RawVertx(stub.port()),
                new RawHttpClient5(stub.port()),
                new Chatwoot(stub.port(), BodyFormat.BYTES),
                new Chatwoot(stub.port(), BodyFormat.MAP));
        try {
            for (int round = 0; round <= rounds; round++) {
                for (Variant variant : variants) {
                    Sample sample = Load.run(variant, inFlight, turn);
                    if (round > 0) {
                        samples.computeIfAbsent(variant.name(), name -> new ArrayList<>())
                                .add(sample);
                    }
                }
            }
        } finally {
            variants.forEach(Variant::close);
        }
        return samples;
    }
}
