// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The secrets that may have signed a delivery. Safe for any thread. */
public interface Secrets {

    /** All that count now. Cheap: asked for with every delivery. */
    List<String> current();

    /**
     * Asks the server for the secret again, because a signature did not match. Others may have done so in between, so
     * whoever asks looks at {@link #current()} again when this has ended, whatever came of it.
     *
     * @return whether the server was asked and told a secret; never fails
     */
    CompletableFuture<Boolean> refresh();

    /** Those that somebody has configured, and no others. */
    static Secrets configured(List<String> secrets) {
        List<String> copy = List.copyOf(secrets);
        return new Secrets() {
            @Override
            public List<String> current() {
                return copy;
            }

            @Override
            public CompletableFuture<Boolean> refresh() {
                return CompletableFuture.completedFuture(false);
            }
        };
    }
}
