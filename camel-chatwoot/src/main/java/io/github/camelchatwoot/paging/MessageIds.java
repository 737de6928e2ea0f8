// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;

/**
 * What the server does with ids of messages as cursors: it selects by id, sorts by time and cuts. {@code before} alone
 * answers the newest 20 with a lower id, {@code after} alone the oldest 100 with a higher one, both together the oldest
 * 1000 from {@code after} on and below {@code before}. Ids and times need not be in the same order, so the rows that
 * were cut off can have any id. Only an answer that was not cut tells all that there is.
 */
final class MessageIds {

    /** How many rows without cursors, or with {@code before} alone. */
    static final int NEWEST = 20;

    /** How many rows with both cursors. */
    static final int MOST = 1000;

    /** How many rows a range is meant to hold: close to the most, and rarely beyond it. */
    static final int WANTED = 800;

    /** Above all ids; the largest number that every reader of JSON understands. */
    static final long BEYOND = 1L << 53;

    private MessageIds() {}

    /** Ascending when it is said where to begin, otherwise from the newest one back. */
    static Course course(Request request) {
        Long after = Query.number(request, Param.AFTER);
        Long before = Query.number(request, Param.BEFORE);
        Request plain = Query.without(Query.without(request, Param.AFTER), Param.BEFORE);
        if (after == null) {
            return new DescendingMessages(plain, before == null ? BEYOND : before);
        }
        return before == null
                ? new AscendingMessages(plain, after + 1, BEYOND)
                : new AscendingMessages(plain, after, before);
    }

    /** The request for all messages from an id on and below another one. */
    static Request range(Request plain, long from, long to) {
        return Query.with(Query.with(plain, Param.AFTER, from), Param.BEFORE, to);
    }

    /** Whether the server may have cut rows off. */
    static boolean mayBeCut(Part part, long from, long to) {
        return part.rows().size() >= MOST && to - from > MOST;
    }

    /**
     * The rows by id.
     *
     * @throws IllegalStateException when one has no id, or another one than was asked for
     */
    static NavigableMap<Long, Object> byId(Part part, long from, long to) {
        NavigableMap<Long, Object> rows = new TreeMap<>();
        for (Object row : part.rows()) {
            Long id = id(row);
            if (id == null) {
                throw new IllegalStateException("there is a message without id in the answer");
            }
            if (id < from || id >= to) {
                throw new IllegalStateException(
                        "there is a message in the answer that is not between the ids that were asked for");
            }
            rows.put(id, row);
        }
        return rows;
    }

    /** The id of a row; null when it has none that is a whole number. */
    static @Nullable Long id(@Nullable Object row) {
        Object id = row instanceof Map<?, ?> map ? map.get("id") : null;
        return id instanceof Integer || id instanceof Long ? Long.valueOf(((Number) id).longValue()) : null;
    }
}
