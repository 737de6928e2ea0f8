// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelchatwoot.intake.UnderWay;
import io.github.camelchatwoot.sweep.CursorMemory;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.jspecify.annotations.Nullable;

/**
 * What a route remembers that has no other place for it: known events, and how far it has got. It outlives the
 * consumer, of which each start of a route makes another one. Safe for any thread.
 *
 * @param events those that the route is done with, the last 20,000
 * @param cursor how far it has got
 */
record RouteMemory(IdempotentRepository events, CursorMemory cursor) {

    private static final int REMEMBERED = 20_000;

    private static RouteMemory fresh() {
        return new RouteMemory(MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED), new CursorMemory());
    }

    /** The memories of the routes of a component, until that stops. */
    static final class All {
        private final Map<String, RouteMemory> routes = new ConcurrentHashMap<>();
        private final Map<IdempotentRepository, UnderWay> underWay = Collections.synchronizedMap(new WeakHashMap<>());

        /**
         * The memory of a route; another one when the route begins at another endpoint.
         *
         * @param routeId null: it is no route, and remembers nothing for later
         */
        RouteMemory of(@Nullable String routeId, ChatwootEndpoint endpoint) {
            return routeId == null
                    ? fresh()
                    : routes.computeIfAbsent(routeId + " " + endpoint.getEndpointKey(), key -> fresh());
        }

        /** What is under way in the routes that share a repository. */
        UnderWay underWay(IdempotentRepository repository) {
            return underWay.computeIfAbsent(repository, key -> new UnderWay());
        }

        void forget() {
            routes.clear();
        }
    }
}
