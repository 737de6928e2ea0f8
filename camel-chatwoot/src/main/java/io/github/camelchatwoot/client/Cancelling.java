// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.concurrent.CompletableFuture;

/** Java's futures do not hand a cancellation on to what they come from. */
final class Cancelling {

    private Cancelling() {}

    /** Runs an action when somebody gives the result up. */
    static void passOn(CompletableFuture<?> result, Runnable giveUp) {
        CompletableFuture<?> unused = result.whenComplete((ended, error) -> {
            if (result.isCancelled()) {
                giveUp.run();
            }
        });
    }
}
