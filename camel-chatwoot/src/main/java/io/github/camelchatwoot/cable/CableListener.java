// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/** Who hears what comes over a {@link CableConnection}. Called by one thread at a time; does not block or throw. */
public interface CableListener {

    /**
     * A subscription is confirmed: from now on events come, what came before it is missed.
     *
     * @return holds back the events of this connection until it completes, in whatever way: so that what was missed can
     *     be fetched first. Has to complete
     */
    CompletableFuture<?> confirmed();

    /**
     * An event; each one once, in the order in which the server sent them.
     *
     * @param frame the whole frame as received, which may turn out to be no JSON; belongs to the listener
     * @return completes, in whatever way, when the event is done with: only so many are under way at a time. Has to
     *     complete
     */
    CompletableFuture<?> event(byte[] frame);

    /**
     * A connection is lost or could not be made; the next one follows by itself. Once for each.
     *
     * @param reason without secrets
     * @param cause null: nothing was thrown
     */
    void trouble(String reason, @Nullable Throwable cause);
}
