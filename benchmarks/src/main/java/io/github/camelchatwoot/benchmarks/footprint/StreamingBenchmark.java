// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.util.List;

import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.report.Section;
import io.github.camelchatwoot.benchmarks.report.Suite;

/** Being written. */
public final class StreamingBenchmark implements Suite {

    @Override
    public List<Section> run(Effort effort) {
        return List.of();
    }
}
