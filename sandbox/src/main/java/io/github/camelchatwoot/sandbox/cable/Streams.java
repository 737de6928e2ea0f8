// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.cable;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelchatwoot.sandbox.state.Account;

/** Who listens to what. Used on the event loop only. */
final class Streams {
    private final Map<String, Set<Subscription>> listeners = new HashMap<>();

    /** The stream of all users of an account. */
    static String of(Account account) {
        return "account_" + account.id;
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    boolean isHeard(String stream) {
        return listeners.containsKey(stream);
    }

    List<Subscription> listeners(String stream) {
        return List.copyOf(listeners.getOrDefault(stream, Set.of()));
    }

    void add(Subscription subscription) {
        for (String stream : subscription.streams()) {
            listeners.computeIfAbsent(stream, name -> new LinkedHashSet<>()).add(subscription);
        }
    }

    void remove(Subscription subscription) {
        for (String stream : subscription.streams()) {
            Collection<Subscription> known = listeners.getOrDefault(stream, new LinkedHashSet<>());
            known.remove(subscription);
            if (known.isEmpty()) {
                listeners.remove(stream);
            }
        }
    }
}
