// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one conversation, and what Chatwoot answers of them: rows are selected by id, sorted by the time of
 * their creation, and cut. Safe to share across threads.
 */
public final class MessageShelf {

    private static final Comparator<Map.Entry<Long, Long>> OLDEST_FIRST = Map.Entry.comparingByValue();

    private final NavigableMap<Long, Long> times = new ConcurrentSkipListMap<>();

    /** Puts a message there, or gives it another time. */
    public void put(long id, long time) {
        times.put(id, time);
    }

    /** All ids in ascending order. */
    public List<Long> ids() {
        return new ArrayList<>(times.keySet());
    }

    /** Answers a list of messages of the application API. */
    public Reply answer(Received request) {
        Map<String, String> query = query(request);
        return Reply.json(
                200, Json.text(Map.of("meta", Map.of(), "payload", rows(query.get("after"), query.get("before")))));
    }

    /** Answers a list of messages of the Client API, which does not know {@code after}. */
    public Reply answerCustomer(Received request) {
        return Reply.json(200, Json.text(rows(null, query(request).get("before"))));
    }

    /** The rows of an answer, in its order. */
    public List<Map<String, Object>> rows(@Nullable String after, @Nullable String before) {
        long high = before == null ? Long.MAX_VALUE : Long.parseLong(before);
        long low = after == null ? 0 : Long.parseLong(after);
        if (after != null && before != null) {
            return low >= high ? List.of() : rows(oldest(times.subMap(low, high), 1000));
        }
        if (after != null) {
            return rows(oldest(times.tailMap(low, false), 100));
        }
        List<Map.Entry<Long, Long>> newest = new ArrayList<>(times.headMap(high, false).entrySet().stream()
                .sorted(OLDEST_FIRST.reversed())
                .limit(20)
                .toList());
        Collections.reverse(newest);
        return rows(newest.stream());
    }

    private static Stream<Map.Entry<Long, Long>> oldest(Map<Long, Long> selected, int limit) {
        return selected.entrySet().stream().sorted(OLDEST_FIRST).limit(limit);
    }

    private static List<Map<String, Object>> rows(Stream<Map.Entry<Long, Long>> selected) {
        return selected.map(row -> Map.<String, Object>of("id", row.getKey(), "content", "Message " + row.getKey()))
                .toList();
    }

    /** The parameters of a query, which are not encoded here. */
    public static Map<String, String> query(Received request) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String field : request.query().split("&", -1)) {
            String[] pair = field.split("=", 2);
            query.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        return query;
    }
}
