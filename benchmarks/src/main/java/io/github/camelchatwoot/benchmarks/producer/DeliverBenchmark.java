// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import io.github.camelchatwoot.BodyFormat;
import io.github.camelchatwoot.benchmarks.measure.Comparison;
import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.OwnServer;
import io.github.camelchatwoot.benchmarks.measure.Rounds;
import io.github.camelchatwoot.benchmarks.measure.Sample;
import io.github.camelchatwoot.benchmarks.report.Section;
import io.github.camelchatwoot.benchmarks.report.Suite;
import io.github.camelchatwoot.benchmarks.report.Target;
import io.github.camelchatwoot.benchmarks.report.Verdict;

/**
 * How much a delivery costs: for contacts that are known, and for new ones, beside messages that are only created, by
 * the same component on the same server.
 */
public final class DeliverBenchmark implements Suite {

    static final String CREATE = "createMessage";
    static final String KNOWN = "deliverMessage, known contact";
    static final String NEW = "deliverMessage, new contact";

    /** So many that no conversation comes near 200 messages a minute, and so few that all are remembered. */
    private static final int CONTACTS = 5_000;

    private static final int ALL_AT_ONCE = 64;
    private static final long PATIENCE_SECONDS = 60;

    /**
     * What came of it.
     *
     * @param calls how many calls of the server each call of a variant has made, in the rounds and their warm-up
     */
    record Result(Comparison comparison, Map<String, Double> calls) {

        /** As one sentence. */
        String perCall() {
            return calls.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + String.format(Locale.ROOT, "%.3f", entry.getValue()))
                    .collect(Collectors.joining("; ", "Calls of the server for each one: ", "."));
        }
    }

    @Override
    public List<Section> run(Effort effort) throws Exception {
        List<Section> sections = new ArrayList<>();
        Result fast = measure(0, 16, CONTACTS, effort);
        sections.add(section(
                0,
                16,
                fast,
                List.of(new Verdict(
                        Target.DELIVER_KNOWN, fast.comparison().ratio(KNOWN, CREATE, Sample::callsPerSecond)))));
        if (effort == Effort.FULL) {
            sections.add(section(20, 128, measure(20, 128, CONTACTS, effort), List.of()));
        }
        return sections;
    }

    private static Section section(int delayMillis, int inFlight, Result result, List<Verdict> verdicts) {
        return new Section(
                "deliverMessage, " + delayMillis + " ms server time, " + inFlight + " in flight",
                result.comparison().table() + "\n" + result.perCall(),
                verdicts);
    }

    /** All variants in turn, against a server of their own that is told of all known contacts first. */
    static Result measure(int delayMillis, int inFlight, int contacts, Effort effort) throws Exception {
        try (OwnServer stub = DeliverStub.start(delayMillis)) {
            List<Counted> variants = variants(stub.port(), contacts);
            try {
                introduce(variants.get(1), contacts);
                Map<String, LongAdder> asked = new LinkedHashMap<>();
                Map<String, LongAdder> called = new LinkedHashMap<>();
                Comparison comparison = Rounds.run(variants, Variant::name, effort, variant -> {
                    long before = stub.calls();
                    long already = variant.calls();
                    Sample sample = Load.run(variant, inFlight, effort.turn());
                    add(asked, variant, stub.calls() - before);
                    add(called, variant, variant.calls() - already);
                    return sample;
                });
                return new Result(comparison, ratios(asked, called));
            } finally {
                variants.forEach(Variant::close);
            }
        }
    }

    private static List<Counted> variants(int port, int contacts) {
        return List.of(
                new Counted(CREATE, new Chatwoot(port, Payload.SMALL, BodyFormat.MAP)),
                new Counted(KNOWN, new Deliver(KNOWN, port, message -> message % contacts)),
                new Counted(NEW, new Deliver(NEW, port, message -> message)));
    }

    /** One message for each of its contacts. */
    private static void introduce(Variant known, int contacts) throws InterruptedException, IOException {
        Semaphore free = new Semaphore(ALL_AT_ONCE);
        LongAdder errors = new LongAdder();
        for (int i = 0; i < contacts; i++) {
            take(free, 1);
            known.call(error -> {
                if (error != null) {
                    errors.increment();
                }
                free.release();
            });
        }
        take(free, ALL_AT_ONCE);
        if (errors.sum() > 0) {
            throw new IOException(errors.sum() + " contacts were not introduced");
        }
    }

    private static void take(Semaphore free, int permits) throws InterruptedException, IOException {
        if (!free.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("The server does not answer");
        }
    }

    private static void add(Map<String, LongAdder> to, Variant variant, long more) {
        to.computeIfAbsent(variant.name(), name -> new LongAdder()).add(more);
    }

    private static Map<String, Double> ratios(Map<String, LongAdder> asked, Map<String, LongAdder> called) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        called.forEach((name, count) ->
                ratios.put(name, asked.getOrDefault(name, new LongAdder()).doubleValue() / count.doubleValue()));
        return ratios;
    }
}
