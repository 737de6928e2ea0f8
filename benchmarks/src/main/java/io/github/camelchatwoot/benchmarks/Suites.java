// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.util.Locale;

import io.github.camelchatwoot.benchmarks.cable.CableBenchmark;
import io.github.camelchatwoot.benchmarks.footprint.SoakBenchmark;
import io.github.camelchatwoot.benchmarks.footprint.StartUpBenchmark;
import io.github.camelchatwoot.benchmarks.footprint.StreamingBenchmark;
import io.github.camelchatwoot.benchmarks.producer.DeliverBenchmark;
import io.github.camelchatwoot.benchmarks.producer.ProducerBenchmark;
import io.github.camelchatwoot.benchmarks.report.Suite;
import io.github.camelchatwoot.benchmarks.sweep.SweepBenchmark;
import io.github.camelchatwoot.benchmarks.webhook.WebhookBenchmark;

/** All suites, in the order of the results. */
enum Suites {
    PRODUCER(new ProducerBenchmark()),
    DELIVER(new DeliverBenchmark()),
    WEBHOOK(new WebhookBenchmark()),
    CABLE(new CableBenchmark()),
    SWEEP(new SweepBenchmark()),
    STREAMING(new StreamingBenchmark()),
    START_UP(new StartUpBenchmark()),
    SOAK(new SoakBenchmark());

    private final Suite suite;

    Suites(Suite suite) {
        this.suite = suite;
    }

    Suite suite() {
        return suite;
    }

    /** How it is called on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Suites of(String label) {
        for (Suites one : values()) {
            if (one.label().equals(label)) {
                return one;
            }
        }
        throw new IllegalArgumentException("There is no suite " + label);
    }
}
