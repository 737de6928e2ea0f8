// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.util.concurrent.CompletableFuture;

/**
 * A sweep that was asked for. Both futures complete once, never exceptionally.
 *
 * @param offered when everything was given to the intake, or it was broken off
 * @param ended when the intake is at its end with all of that too; the report tells all that was repaired
 */
public record SweepRun(CompletableFuture<SweepReport> offered, CompletableFuture<SweepReport> ended) {

    SweepRun() {
        this(new CompletableFuture<>(), new CompletableFuture<>());
    }
}
