// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.intake.Admission;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.json.Times;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one conversation: that it is new, then its new messages in the order of their ids, then how it is now. No
 * thread waits.
 */
final class Visit {

    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

    private final Row row;
    private final Cursor cursor;
    private final @Nullable Long limit;
    private final Pass.Tools tools;
    private final Tally tally;

    /**
     * A visit.
     *
     * @param cursor what is new
     * @param limit no message with a higher id is told; null: all are
     */
    Visit(Row row, Cursor cursor, @Nullable Long limit, Pass.Tools tools, Tally tally) {
        this.row = row;
        this.cursor = cursor;
        this.limit = limit;
        this.tools = tools;
        this.tally = tally;
    }

    /** Goes; completes when everything was told, or exceptionally. */
    CompletableFuture<Void> go() {
        boolean unheardOf = isUnheardOf();
        tools.ledger().begin(row);
        return told(EventType.CONVERSATION_CREATED, unheardOf)
                .thenCompose(over -> messages())
                .thenCompose(over -> told(EventType.CONVERSATION_UPDATED, true))
                .exceptionally(this::skipped)
                .thenRun(() -> tools.ledger().end(row));
    }

    private boolean isUnheardOf() {
        return row.createdAt() >= Math.max(cursor.second(), cursor.notBefore())
                && !tools.ledger().isKnown(row.id());
    }

    private @Nullable Void skipped(Throwable error) {
        if (!SweepException.isAboutOne(error)) {
            throw error instanceof RuntimeException e ? e : new SweepException("it broke off", error);
        }
        tally.skip();
        LOG.warn("The messages of conversation {} are left out: {}", row.id(), SweepException.words(error));
        return null;
    }

    private CompletableFuture<Void> told(EventType type, boolean wanted) {
        return wanted && tools.wanted().contains(type)
                ? offer(tools.events().conversation(type, row), null)
                : CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> messages() {
        if (!row.hasMessages() || !tools.wanted().contains(EventType.MESSAGE_CREATED)) {
            return CompletableFuture.completedFuture(null);
        }
        Calls.Messages messages = tools.calls().messages(row.id(), cursor.lowMessageId());
        return Repeating.steps(() -> {
            CompletableFuture<List<?>> next = messages.next();
            if (next == null) {
                return null;
            }
            tally.call();
            return next.thenCompose(this::all);
        });
    }

    private CompletableFuture<Void> all(List<?> answered) {
        Iterator<?> rows = answered.iterator();
        return Repeating.steps(() -> rows.hasNext() ? message(rows.next()) : null);
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<Void> message(Object answered) {
        Map<String, Object> message = (Map<String, Object>) answered;
        Object known = Objects.requireNonNull(message.get("id"), "the course looks at it");
        long id = ((Number) known).longValue();
        if (limit != null && id > limit) {
            tools.ledger().left(row.id(), id);
            return CompletableFuture.completedFuture(null);
        }
        Long created = Times.millis(message.get("created_at"));
        return created != null && created < cursor.notBefore() * 1000
                ? CompletableFuture.completedFuture(null)
                : offer(tools.events().message(message, row), id);
    }

    /** @param messageId null: it is about the conversation itself */
    private CompletableFuture<Void> offer(Arrival arrival, @Nullable Long messageId) {
        return tools.offers().offer(arrival).thenAccept(taken -> {
            if (taken != null) {
                told(taken, messageId);
            }
        });
    }

    private void told(Admission.Taken taken, @Nullable Long messageId) {
        tally.told();
        tools.ledger().told(row.id(), messageId);
        CompletableFuture<?> unused = taken.ending().whenComplete((ending, error) -> {
            tools.ledger().ended(row.id(), messageId, ending != null && ending.isDone());
            tally.ended(ending, messageId != null, taken.isFirst());
        });
    }
}
