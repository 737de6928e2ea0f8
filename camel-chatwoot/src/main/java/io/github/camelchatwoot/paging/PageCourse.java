// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Continuation.Pages;
import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;

/**
 * A list that comes in pages. Rows change their page while they are read: others are put in front of them, change, or
 * disappear. So
 *
 * <ul>
 *   <li>the end is an empty page, whatever the size of pages is, and a row with an id is answered once;
 *   <li>where the server puts what has changed last to the front, the front is looked at again in the end;
 *   <li>when the server's own count of rows has gone down, rows have moved up to pages that were read already: all
 *       pages are looked at again in the end, for what was missed.
 * </ul>
 *
 * A server that knows no pages answers the same one for ever: the third one ends the list. Other pages without anything
 * new are gone through, but not for ever.
 */
final class PageCourse implements Course {

    private static final int REPEATS = 2;
    private static final int BARREN_PAGES = 10;
    private static final int ROUNDS = 10;

    private final Pages pages;
    private final Request request;
    private final long first;
    private final Ids known = new Ids();

    private long page;
    private int round = 1;
    private boolean all = true;
    private List<Object> last = List.of();
    private int repeats;
    private int barren;
    private @Nullable Long total;
    private boolean shrunk;
    private boolean ended;

    PageCourse(Pages pages, Request request) {
        this.pages = pages;
        Param order = pages.order();
        this.request = order == null || Query.value(request, order) != null
                ? request
                : Query.with(request, order, pages.word());
        this.first = Objects.requireNonNullElse(Query.number(request, Param.PAGE), 1L);
        this.page = first;
    }

    @Override
    public @Nullable Request next() {
        return ended ? null : Query.with(request, Param.PAGE, page);
    }

    @Override
    public List<?> take(Part part) {
        count(part.total());
        if (part.rows().isEmpty()) {
            endOfRound();
            return List.of();
        }
        List<Object> keys = part.rows().stream().map(PageCourse::key).toList();
        boolean same = keys.equals(last);
        List<?> fresh = same ? List.of() : fresh(part.rows());
        last = keys;
        repeats = same ? repeats + 1 : 0;
        barren = fresh.isEmpty() ? barren + 1 : 0;
        if (repeats == REPEATS || (!all && barren > 0)) {
            ended = true;
        } else if (round == 1 && barren == BARREN_PAGES) {
            throw new IllegalStateException("the last " + BARREN_PAGES + " pages up to page " + page
                    + " hold only rows that were there before, and there is no end");
        }
        page++;
        return fresh;
    }

    private void count(@Nullable Long now) {
        shrunk |= total != null && now != null && now < total;
        total = now;
    }

    private void endOfRound() {
        boolean again = page > first && round < ROUNDS && (shrunk || (round == 1 && pages.moves()));
        ended = !again;
        round++;
        all = shrunk;
        shrunk = false;
        page = first;
        last = List.of();
        repeats = 0;
        barren = 0;
    }

    private List<?> fresh(List<?> rows) {
        List<Object> fresh = new ArrayList<>();
        for (Object row : rows) {
            if (!(key(row) instanceof Long id) || known.add(id)) {
                fresh.add(row);
            }
        }
        return fresh;
    }

    /** What tells a row from others: its id; without one all of it. */
    private static Object key(Object row) {
        Long id = MessageIds.id(row);
        return id == null ? row : id;
    }
}
