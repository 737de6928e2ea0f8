// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.webchat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Which customer is at which connection; a customer may have several pages open. Safe to share across threads. */
public final class Browsers {

    private final Map<String, String> customers = new ConcurrentHashMap<>();

    /** A page has said who is there. */
    public void arrived(String connection, String customer) {
        customers.put(connection, customer);
    }

    public void left(String connection) {
        customers.remove(connection);
    }

    /** Who is at a connection; null: nobody knows. */
    public @Nullable String customer(String connection) {
        return customers.get(connection);
    }

    /** The connections of a customer, with commas; null: there is none. */
    public @Nullable String connections(@Nullable String customer) {
        String all = customers.entrySet().stream()
                .filter(one -> one.getValue().equals(customer))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(","));
        return all.isEmpty() ? null : all;
    }
}
