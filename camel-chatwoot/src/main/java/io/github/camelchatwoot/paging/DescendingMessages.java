// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

import java.util.List;
import java.util.NavigableMap;

import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a conversation by descending id. The newest ones tell how dense the ids are; from them, ranges of ids
 * are guessed that hold fewer rows than the server answers. Rows are handed out only when their range is complete, so
 * nothing is lost, in whatever order the server has them: see {@code docs/adr/0008}.
 */
final class DescendingMessages implements Course {

    /** So few ids at the upper end that an answer that may have been cut always holds a higher one. */
    private static final long NARROWEST = MessageIds.MOST / 4;

    private static final long WIDEST = MessageIds.BEYOND / 16;
    private static final int GROWTH = 8;

    private final Request plain;
    private long end;

    /** The highest id that has been seen: above it, there may be few ids or many. */
    private long top;

    /** 0: not known yet. */
    private long width;

    DescendingMessages(Request plain, long end) {
        this.plain = plain;
        this.end = end;
    }

    @Override
    public @Nullable Request next() {
        if (width == 0) {
            return end == MessageIds.BEYOND ? plain : Query.with(plain, Param.BEFORE, end);
        }
        return end <= 1 ? null : MessageIds.range(plain, from(), end);
    }

    private long from() {
        return Math.max(1, Math.min(end, top + 1) - width);
    }

    @Override
    public List<?> take(Part part) {
        return width == 0 ? begin(part) : goOn(part);
    }

    private List<?> begin(Part part) {
        NavigableMap<Long, Object> rows = MessageIds.byId(part, Long.MIN_VALUE, end);
        if (rows.size() < MessageIds.NEWEST) {
            width = 1;
            end = 0;
            return List.copyOf(rows.descendingMap().values());
        }
        top = rows.lastKey();
        width = wider(top - rows.firstKey() + 1, rows.size());
        return List.of();
    }

    private List<?> goOn(Part part) {
        long from = from();
        NavigableMap<Long, Object> rows = MessageIds.byId(part, from, end);
        if (MessageIds.mayBeCut(part, from, end)) {
            top = Math.max(top, rows.lastKey());
            width = Math.max(NARROWEST, width / 4);
            return List.of();
        }
        width = wider(width, rows.size());
        end = from;
        return List.copyOf(rows.descendingMap().values());
    }

    private static long wider(long ids, int rows) {
        long wanted = rows == 0 ? ids * GROWTH : Math.min(ids * GROWTH, ids * MessageIds.WANTED / rows);
        return Math.min(WIDEST, Math.max(NARROWEST, wanted));
    }
}
