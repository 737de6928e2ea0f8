// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

/** An expectation of what comes by HTTP. */
public sealed interface Receivable permits MessageExpectation, RequestExpectation {
    /** Whether the entry is what is expected. */
    boolean matches(Entry entry);

    /**
     * Checks that it is about something that is known when it comes.
     *
     * @throws IllegalArgumentException when it is about something that only shows later
     */
    void requireKnown();
}
