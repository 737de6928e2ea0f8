// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.report;

import io.github.camelchatwoot.benchmarks.measure.Spread;

/**
 * What was measured of a target. Immutable.
 *
 * @param measured in the unit of the target; the median decides
 */
public record Verdict(Target target, Spread measured) {

    /** Whether the target is reached. */
    public boolean reached() {
        return target.isMet(measured.median());
    }

    /** Whether it is missed by so much that a noisy machine is no excuse, as {@link Target} has it. */
    public boolean missedByFar() {
        return target.isAlarming(measured.median());
    }
}
