// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

import java.util.List;
import java.util.NavigableMap;

import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a customer may see, by descending id. The Client API knows {@code before} only: each page is asked
 * for with the lowest id so far. The server sorts by time, so of messages that were stored at the same moment one with
 * a higher id can be missed.
 */
final class OlderMessages implements Course {

    private final Request request;
    private long before;
    private boolean begun;
    private boolean ended;

    OlderMessages(Request request) {
        this.request = request;
        Long given = Query.number(request, Param.BEFORE);
        this.before = given == null ? MessageIds.BEYOND : given;
    }

    @Override
    public @Nullable Request next() {
        if (ended) {
            return null;
        }
        return begun ? Query.with(request, Param.BEFORE, before) : request;
    }

    @Override
    public List<?> take(Part part) {
        NavigableMap<Long, Object> rows = MessageIds.byId(part, Long.MIN_VALUE, before);
        begun = true;
        if (rows.isEmpty()) {
            ended = true;
        } else {
            before = rows.firstKey();
        }
        return List.copyOf(rows.descendingMap().values());
    }
}
