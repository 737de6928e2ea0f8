// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

import java.util.List;
import java.util.NavigableMap;

import io.github.camelchatwoot.client.Request;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a conversation by ascending id. Asks for all that is left at once; when the server may have cut rows
 * off, asks for fewer ids, which it guesses from those it has seen. Rows are handed out only when their range is
 * complete, so nothing is lost, in whatever order the server has them: see {@code docs/adr/0008}.
 */
final class AscendingMessages implements Course {

    /** With fewer rows than this in a range, the rest is worth a try. */
    private static final int FEW = MessageIds.WANTED / 2;

    private final Request plain;
    private final long end;
    private long from;
    private long width = MessageIds.BEYOND;
    private boolean begun;

    AscendingMessages(Request plain, long from, long end) {
        this.plain = plain;
        this.from = from;
        this.end = end;
    }

    @Override
    public @Nullable Request next() {
        return begun && from >= end ? null : MessageIds.range(plain, from, to());
    }

    private long to() {
        return end - from <= width ? end : from + width;
    }

    @Override
    public List<?> take(Part part) {
        begun = true;
        long to = to();
        NavigableMap<Long, Object> rows = MessageIds.byId(part, from, to);
        if (MessageIds.mayBeCut(part, from, to)) {
            width = narrower(rows, to - from);
            return List.of();
        }
        width = rows.size() < FEW ? MessageIds.BEYOND : (to - from) * MessageIds.WANTED / rows.size();
        from = to;
        return List.copyOf(rows.values());
    }

    /** Most likely the rows that were answered are the lowest ones; if not, a quarter at a time. */
    private long narrower(NavigableMap<Long, Object> rows, long tooWide) {
        long enough = rows.navigableKeySet().stream()
                .skip(MessageIds.WANTED)
                .findFirst()
                .orElse(rows.lastKey());
        return Math.max(1, Math.min(enough - from, tooWide / 4));
    }
}
