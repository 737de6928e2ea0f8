// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The way through the pages of conversations, those that were active last first, down to some second. They change their
 * page while they are read:
 *
 * <ul>
 *   <li>one that something happens to moves to the front, maybe before its page was read: after several pages, the
 *       front is read again, as far down as anything has happened since;
 *   <li>when some are gone, as the server's own count tells, others have moved up to pages that were read already: all
 *       pages are read again.
 * </ul>
 *
 * Until that brings nothing new, or a single page has shown all of it. For one thread at a time.
 */
final class ConversationPages {

    /** By how many seconds the order may be wrong: a transaction takes no longer than half of that. */
    static final long SLACK = 30;

    /** How many conversations the server puts on a page. */
    private static final int FULL = 25;

    private static final int ROUNDS = 10;
    private static final int BARREN_PAGES = 10;
    private static final int REPEATS = 2;

    private final long bound;
    private final Set<Long> seen = new HashSet<>();

    private int round = 1;
    private long until;
    private int page = 1;
    private long front;
    private boolean anyNew;
    private long read;
    private int barren;
    private int repeats;
    private List<Long> last = List.of();
    private @Nullable Long total;
    private boolean shrunk;
    private boolean ended;
    private boolean complete;

    /** @param bound conversations that were active last before this second are left out */
    ConversationPages(long bound) {
        this.bound = bound;
        this.until = bound;
    }

    /** The number of the page to read next. */
    int page() {
        return page;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether it has ended, and nothing can have been missed. */
    boolean isComplete() {
        return complete;
    }

    /** The ids of all conversations that were there. */
    Set<Long> seen() {
        return seen;
    }

    /**
     * Takes a page.
     *
     * @param totalNow how many conversations there are on all pages; null: the server does not say
     * @return those that were not there before
     * @throws IllegalStateException when there is no end
     */
    List<Row> take(List<Row> rows, @Nullable Long totalNow) {
        shrunk |= total != null && totalNow != null && totalNow < total;
        total = totalNow;
        if (page == 1) {
            front = rows.stream().mapToLong(Row::lastActivity).max().orElse(0);
        }
        List<Row> fresh = fresh(rows);
        anyNew |= !fresh.isEmpty();
        List<Long> ids = rows.stream().map(Row::id).toList();
        repeats = ids.equals(last) ? repeats + 1 : 0;
        last = ids;
        read += rows.size();
        if (isLast(rows) || repeats == REPEATS || rows.stream().anyMatch(row -> row.lastActivity() < until)) {
            endOfRound();
        } else {
            goOn(fresh.isEmpty());
        }
        return fresh;
    }

    /** The count alone is not trusted: a page that is full may be followed by another one. */
    private boolean isLast(List<Row> rows) {
        return rows.isEmpty() || (rows.size() < FULL && total != null && read >= total);
    }

    private List<Row> fresh(List<Row> rows) {
        List<Row> fresh = new ArrayList<>();
        for (Row row : rows) {
            if (row.lastActivity() >= bound && seen.add(row.id())) {
                fresh.add(row);
            }
        }
        return fresh;
    }

    private void goOn(boolean nothingNew) {
        barren = nothingNew ? barren + 1 : 0;
        if (round == 1 && barren == BARREN_PAGES) {
            throw new IllegalStateException("the last " + BARREN_PAGES + " pages of conversations up to page " + page
                    + " hold only rows that were there before, and there is no end");
        }
        page++;
    }

    private void endOfRound() {
        boolean settled = !shrunk && (page == 1 || (round > 1 && !anyNew));
        complete = settled;
        ended = settled || round == ROUNDS;
        round++;
        until = shrunk ? bound : Math.max(bound, front - SLACK);
        page = 1;
        anyNew = false;
        read = 0;
        barren = 0;
        repeats = 0;
        last = List.of();
        shrunk = false;
    }
}
