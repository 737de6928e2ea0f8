// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.report;

import java.util.List;

import io.github.camelchatwoot.benchmarks.measure.Effort;

/**
 * What came of a suite. Immutable.
 *
 * @param suite its name on the command line
 * @param began when, in UTC as ISO 8601
 * @param seconds how long it took
 */
public record SuiteResult(String suite, Effort effort, String began, long seconds, List<Section> sections) {

    public SuiteResult {
        sections = List.copyOf(sections);
    }
}
