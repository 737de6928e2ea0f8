// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Time;
import io.github.camelchatwoot.event.EventType;
import org.jspecify.annotations.Nullable;

/** One way through the conversations: what is new in them is told. No thread waits. */
final class Pass {

    private static final String GONE_ON =
            "conversations changed faster than they could be read; the next sweep goes on";

    private final SweepKind kind;
    private final Tools tools;
    private final Tally tally;

    /** Nothing above this message is told; null: everything. */
    private volatile @Nullable Long limit;

    private Cursor cursor = Cursor.BEGINNING;
    private long asked;
    private @Nullable Observation seen;

    /** What it works with. */
    record Tools(
            Calls calls,
            Offers offers,
            Ledger ledger,
            Progress progress,
            RowEvents events,
            Pauses pauses,
            Time time,
            Set<Long> inboxes,
            Set<EventType> wanted,
            Duration grace,
            int parallel) {}

    Pass(SweepKind kind, Tools tools, Tally tally) {
        this.kind = kind;
        this.tools = tools;
        this.tally = tally;
    }

    /** Goes; completes when everything was told, or exceptionally. */
    CompletableFuture<Void> go() {
        tools.progress().load();
        asked = tools.time().nanos();
        tools.progress().attempt(asked);
        return page(1).thenCompose(this::begin);
    }

    private CompletableFuture<Calls.Listed> page(int number) {
        tally.call();
        return tools.calls().conversations(number);
    }

    private CompletableFuture<Void> begin(Calls.Listed first) {
        List<Row> rows = rows(first);
        Observation now =
                Observation.of(rows, tools.progress().greatest(), tools.time().nanos());
        seen = now;
        boolean nothingIsNew = tools.progress().looked(now, asked, first.answer());
        cursor = tools.progress().cursor().orElseThrow();
        if (nothingIsNew) {
            rows.forEach(tools.ledger()::settled);
            return CompletableFuture.completedFuture(null);
        }
        ConversationPages pages = new ConversationPages(tools.progress().bound());
        List<Row> changed = changed(take(pages, rows, first));
        if (kind == SweepKind.CATCH_UP || (changed.isEmpty() && pages.hasEnded())) {
            return visits(changed).thenCompose(over -> goOn(pages));
        }
        limit = now.messageId();
        ConversationPages again = new ConversationPages(tools.progress().bound());
        return tools.pauses().pause(tools.grace()).thenCompose(over -> goOn(again));
    }

    private List<Row> rows(Calls.Listed listed) {
        try {
            List<Row> rows = Row.all(listed.part().rows());
            rows.forEach(row -> tools.progress().saw(row.greatest()));
            return rows;
        } catch (IllegalStateException e) {
            throw listed.strange(e);
        }
    }

    private static List<Row> take(ConversationPages pages, List<Row> rows, Calls.Listed listed) {
        try {
            return pages.take(rows, listed.part().total());
        } catch (IllegalStateException e) {
            throw listed.strange(e);
        }
    }

    private List<Row> changed(List<Row> fresh) {
        return fresh.stream()
                .filter(row -> tools.inboxes().isEmpty() || tools.inboxes().contains(row.inbox()))
                .filter(row -> !tools.ledger().isUnchanged(row))
                .toList();
    }

    private CompletableFuture<Void> goOn(ConversationPages pages) {
        return Repeating.steps(() -> pages.hasEnded()
                        ? null
                        : page(pages.page()).thenCompose(listed -> visits(changed(take(pages, rows(listed), listed)))))
                .thenRun(() -> end(pages));
    }

    private void end(ConversationPages pages) {
        if (!pages.isComplete() || seen == null) {
            throw new SweepException(GONE_ON);
        }
        tools.ledger().keep(pages.seen());
        tools.progress().complete(asked, seen);
    }

    /** Tells some conversations, a few at a time. */
    private CompletableFuture<Void> visits(List<Row> rows) {
        Queue<Row> left = new ConcurrentLinkedQueue<>(rows);
        return CompletableFuture.allOf(Stream.generate(() -> visits(left))
                .limit(Math.min(rows.size(), tools.parallel()))
                .toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> visits(Queue<Row> left) {
        return Repeating.steps(() -> {
                    Row row = left.poll();
                    return row == null ? null : visit(row);
                })
                .whenComplete((over, error) -> left.clear());
    }

    private CompletableFuture<Void> visit(Row row) {
        tally.conversation();
        return new Visit(row, cursor, limit, tools, tally).go();
    }
}
