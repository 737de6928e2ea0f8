// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.report;

import java.util.List;

import io.github.camelchatwoot.benchmarks.measure.Effort;

/** Measures something; each suite runs in a process of its own. */
@FunctionalInterface
public interface Suite {

    /** Measures and tells what came of it, in the order in which it is to be read. */
    List<Section> run(Effort effort) throws Exception;
}
