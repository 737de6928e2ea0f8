// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.camelchatwoot.delivery.Messages.Found;

/**
 * Looks for a message in the conversations of its session. Stateless.
 *
 * @param seen is told of every message that is looked at
 */
record Search(Conversations conversations, Messages messages, Session session, String sourceId, Consumer<Found> seen) {

    /** 100 messages. */
    private static final int PAGES = 5;

    /** A message that somebody has tried to deliver is not in older conversations. */
    private static final int NEWEST = 3;

    /** @param from an id that it is certainly not older than; 0: unknown */
    Doing<Optional<Found>> in(long conversation, long from) {
        return messages.find(new Messages.Search(session.account(), conversation, sourceId, from), PAGES, seen);
    }

    /** Where somebody may have delivered it. */
    Doing<Optional<Found>> anywhere() {
        return conversations.of(session).then(rows -> in(newest(rows, NEWEST)));
    }

    /** In some conversations, one after the other. */
    Doing<Optional<Found>> in(List<Long> ids) {
        if (ids.isEmpty()) {
            return Doing.done(Optional.empty());
        }
        return in(ids.get(0), 0).then(found -> found.isPresent() ? Doing.done(found) : in(ids.subList(1, ids.size())));
    }

    static List<Long> newest(List<Row> rows, int count) {
        return rows.stream()
                .map(Row::id)
                .sorted(Comparator.reverseOrder())
                .limit(count)
                .toList();
    }
}
