// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.Version;
import org.jspecify.annotations.Nullable;

/**
 * Where Chatwoot keeps the address that it posts to. Safe for any thread; no thread waits. What does not succeed fails
 * with a {@link NotRegisteredException}.
 */
sealed interface Place permits AccountPlace, CallbackPlace {

    /**
     * Reads what is there.
     *
     * @param before what was there before, to know it again; null: that is not known
     */
    CompletableFuture<Sight> look(@Nullable Sight before);

    /** Makes it ours, and changes nothing when it is already. */
    CompletableFuture<Sight> settle();

    /**
     * Takes our address away.
     *
     * @return whether there was something of ours to take away
     */
    CompletableFuture<Boolean> clear();

    /** Whether deliveries come to us. */
    boolean isOurs(Sight sight);

    /** What is wrong with it; empty: nothing. */
    Optional<String> complaint(Sight sight);

    /** The first version of Chatwoot that signs what is posted, and tells the secret. */
    Version signedSince();
}
