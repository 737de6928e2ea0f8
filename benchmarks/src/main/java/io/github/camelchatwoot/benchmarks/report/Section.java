// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.report;

import java.util.List;

/**
 * A part of the results. Immutable.
 *
 * @param title of one line
 * @param text in Markdown, such as a table
 * @param verdicts about the targets that this part is about, maybe none
 */
public record Section(String title, String text, List<Verdict> verdicts) {

    public Section {
        verdicts = List.copyOf(verdicts);
    }

    /** One that no target is about. */
    public Section(String title, String text) {
        this(title, text, List.of());
    }
}
