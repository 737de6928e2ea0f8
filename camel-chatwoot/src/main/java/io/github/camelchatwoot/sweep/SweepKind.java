// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

/** What a sweep is for. The later constant is the stronger one. */
public enum SweepKind {
    /**
     * Looks whether a source that tells events at once has lost some: what has just happened is left to that source.
     */
    CHECK,
    /** Tells all that can be seen. */
    CATCH_UP;

    SweepKind or(SweepKind other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
