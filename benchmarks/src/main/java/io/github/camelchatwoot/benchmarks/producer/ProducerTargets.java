// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.util.ArrayList;
import java.util.List;

import io.github.camelchatwoot.BodyFormat;
import io.github.camelchatwoot.benchmarks.measure.Comparison;
import io.github.camelchatwoot.benchmarks.measure.Sample;
import io.github.camelchatwoot.benchmarks.measure.Spread;
import io.github.camelchatwoot.benchmarks.report.Target;
import io.github.camelchatwoot.benchmarks.report.Verdict;

/** Which targets a scenario is about. The component is compared with its body as bytes, as the others have it. */
final class ProducerTargets {

    private static final String CHATWOOT = Chatwoot.name(BodyFormat.BYTES);
    private static final String CHATWOOT_MAP = Chatwoot.name(BodyFormat.MAP);

    private ProducerTargets() {}

    static List<Verdict> of(Scenario scenario, Comparison comparison) {
        if (!scenario.isSmall()) {
            return List.of();
        }
        Spread vertx = comparison.ratio(CHATWOOT, RawVertx.NAME, Sample::callsPerSecond);
        Spread httpClient = comparison.ratio(CHATWOOT, RawHttpClient5.NAME, Sample::callsPerSecond);
        List<Verdict> verdicts = new ArrayList<>();
        switch (scenario.delayMillis() + "/" + scenario.inFlight()) {
            case "0/16" -> {
                verdicts.add(new Verdict(Target.PRODUCER_16_TO_VERTX, vertx));
                verdicts.add(new Verdict(Target.PRODUCER_16_TO_HTTP_CLIENT, httpClient));
                verdicts.add(new Verdict(Target.GARBAGE_BYTES, garbage(comparison, CHATWOOT)));
                verdicts.add(new Verdict(Target.GARBAGE_MAP, garbage(comparison, CHATWOOT_MAP)));
            }
            case "0/128" -> {
                verdicts.add(new Verdict(Target.PRODUCER_128_TO_VERTX, vertx));
                verdicts.add(new Verdict(Target.PRODUCER_128_TO_HTTP_CLIENT, httpClient));
            }
            case "20/1" -> verdicts.add(new Verdict(Target.PRODUCER_20_MS_1, vertx));
            case "20/16" -> verdicts.add(new Verdict(Target.PRODUCER_20_MS_16, vertx));
            case "20/128" -> verdicts.add(new Verdict(Target.PRODUCER_20_MS_128, vertx));
            default -> {
                // shown without a target
            }
        }
        return verdicts;
    }

    private static Spread garbage(Comparison comparison, String name) {
        return comparison.of(name).of(sample -> sample.bytesPerCall() / 1e3);
    }
}
