// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What stands in Chatwoot. Immutable.
 *
 * @param id of the row; null: there is none
 * @param url where it posts to; null: nowhere
 * @param subscriptions to which events, where that can be chosen
 * @param secret what signs the deliveries; null: it is not told
 */
record Sight(
        @Nullable Long id,
        @Nullable String url,
        Set<String> subscriptions,
        @Nullable String secret) {

    /** There is nothing. */
    static final Sight NOTHING = new Sight(null, null, Set.of(), null);

    Sight {
        subscriptions = Set.copyOf(subscriptions);
    }

    /** Of a row as Chatwoot tells it. */
    static Sight of(Map<String, Object> row, String urlField) {
        Set<String> subscriptions = new LinkedHashSet<>();
        if (row.get("subscriptions") instanceof List<?> names) {
            names.forEach(name -> subscriptions.add(String.valueOf(name)));
        }
        return new Sight(id(row), text(row, urlField), subscriptions, text(row, "secret"));
    }

    static @Nullable Long id(Map<String, Object> row) {
        return row.get("id") instanceof Number number ? number.longValue() : null;
    }

    static @Nullable String text(Map<String, Object> row, String field) {
        return row.get(field) instanceof String text && !text.isBlank() ? text : null;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Sight[" + id + ", " + WebhookUrl.shown(url) + ", " + subscriptions + "]";
    }
}
