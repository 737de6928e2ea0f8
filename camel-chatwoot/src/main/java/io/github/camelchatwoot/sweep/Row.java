// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the list of conversations shows it. Immutable.
 *
 * @param id its display id
 * @param inbox the id of its inbox; 0: it is not told
 * @param lastActivity in seconds since 1970, by the server's clock
 * @param createdAt in seconds since 1970
 * @param newest the id of the newest message by time; 0: there is none
 * @param greatest the greatest id of a message that is shown; 0: there is none
 * @param updatedAt as it was told
 * @param fields all of it
 */
record Row(
        long id,
        long inbox,
        long lastActivity,
        long createdAt,
        long newest,
        long greatest,
        String updatedAt,
        Map<String, Object> fields) {

    /**
     * What tells whether anything has happened to a conversation.
     *
     * @param newest the id of its newest message
     */
    record Signature(long lastActivity, long newest, String updatedAt) {}

    /** @throws IllegalStateException when it is no conversation */
    @SuppressWarnings("unchecked")
    static Row of(@Nullable Object answered) {
        if (!(answered instanceof Map<?, ?> map)) {
            throw new IllegalStateException("there is a row in the answer that is not a conversation");
        }
        long newest = number(Json.at(map, "/messages/0/id"), 0);
        return new Row(
                needed(map, "id"),
                number(map.get("inbox_id"), 0),
                needed(map, "last_activity_at"),
                number(map.get("created_at"), 0),
                newest,
                Math.max(newest, number(Json.at(map, "/last_non_activity_message/id"), 0)),
                String.valueOf(map.get("updated_at")),
                (Map<String, Object>) map);
    }

    private static long needed(Map<?, ?> map, String name) {
        if (!(map.get(name) instanceof Number number)) {
            throw new IllegalStateException("there is a conversation without " + name + " in the answer");
        }
        return number.longValue();
    }

    private static long number(@Nullable Object value, long otherwise) {
        return value instanceof Number number ? number.longValue() : otherwise;
    }

    static List<Row> all(List<?> answered) {
        return answered.stream().map(Row::of).toList();
    }

    boolean hasMessages() {
        return greatest > 0;
    }

    Signature signature() {
        return new Signature(lastActivity, newest, updatedAt);
    }
}
