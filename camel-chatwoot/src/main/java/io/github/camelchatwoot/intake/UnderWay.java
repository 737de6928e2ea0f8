// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The events that are under way in the intakes that share a memory: what comes again meanwhile, from whatever source,
 * joins the first one instead of going into a route beside it. Safe for any thread.
 */
public final class UnderWay {

    private final Map<Object, CompletableFuture<Ending>> endings = new ConcurrentHashMap<>();

    /** How it ends with the same event; null: it is not under way. */
    @Nullable
    CompletableFuture<Ending> same(Object key) {
        return endings.get(key);
    }

    /** Is under way from now on; unless the same event is, whose ending is answered. */
    @Nullable
    CompletableFuture<Ending> enter(Object key, CompletableFuture<Ending> ending) {
        return endings.putIfAbsent(key, ending);
    }

    void leave(Object key, CompletableFuture<Ending> ending) {
        endings.remove(key, ending);
    }
}
