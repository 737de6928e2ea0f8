// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

/** An expectation of what comes by HTTP. */
public sealed interface Receivable permits MessageExpectation, RequestExpectation {
    /**
     * Whether the entry is what is expected.
     *
     * @throws IllegalArgumentException when the expectation is about something that only shows later
     */
    boolean matches(Entry entry);
}
