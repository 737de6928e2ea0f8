// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.util.ArrayList;
import java.util.List;

import io.github.camelchatwoot.BodyFormat;
import io.github.camelchatwoot.benchmarks.measure.Comparison;
import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.Rounds;
import io.github.camelchatwoot.benchmarks.report.Section;
import io.github.camelchatwoot.benchmarks.report.Suite;

/** How much the producer costs: it creates messages, as other clients do on the same server in the same run. */
public final class ProducerBenchmark implements Suite {

    private static final int WARM = 1;

    @Override
    public List<Section> run(Effort effort) throws Exception {
        List<Section> sections = new ArrayList<>();
        int warmUp = effort.warmUp();
        for (Scenario scenario : Scenario.of(effort)) {
            Comparison comparison = measure(scenario, warmUp, effort);
            warmUp = Math.min(WARM, effort.warmUp()); // the compiler has seen everything
            sections.add(new Section(scenario.title(), comparison.table(), ProducerTargets.of(scenario, comparison)));
        }
        if (effort == Effort.FULL) {
            sections.add(FileBenchmark.run(effort));
        }
        return sections;
    }

    /** All variants in turn, against a server of their own. */
    static Comparison measure(Scenario scenario, int warmUp, Effort effort) throws Exception {
        try (Stub stub = Stub.start(scenario.delayMillis(), scenario.payload())) {
            return measure(variants(stub.port(), scenario.payload()), scenario.inFlight(), warmUp, effort);
        }
    }

    static Comparison measure(List<Variant> variants, int inFlight, int warmUp, Effort effort) throws Exception {
        try {
            return Rounds.run(
                    variants,
                    Variant::name,
                    warmUp,
                    effort.rounds(),
                    variant -> Load.run(variant, inFlight, effort.turn()));
        } finally {
            variants.forEach(Variant::close);
        }
    }

    private static List<Variant> variants(int port, Payload payload) {
        return List.of(
                new RawVertx(port, payload),
                new RawHttpClient5(port, payload),
                new Chatwoot(port, payload, BodyFormat.BYTES),
                new Chatwoot(port, payload, BodyFormat.MAP),
                new CamelHttp(port, payload, true),
                new CamelHttp(port, payload, false),
                new JavaNetHttp(port, payload));
    }
}
