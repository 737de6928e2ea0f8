// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import io.github.camelchatwoot.client.Answer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a sweep has come: the cursor, where it may go next, and where it is kept. Safe for any thread; blocks as long
 * as the store does.
 */
final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final StartFrom startFrom;
    private final CursorStore store;
    private final Ledger ledger;
    private final Observations observations;

    private boolean loaded;
    private long greatest;
    private @Nullable Cursor cursor;
    private @Nullable Cursor saved;
    private boolean saving;
    private @Nullable Observation reached;
    private @Nullable Long firstAttempt;
    private final ServerClock clock = new ServerClock();
    /** What the server's clock said, at least, when a sweep began that was complete. */
    private long completeTo;

    Progress(StartFrom startFrom, CursorStore store, Ledger ledger, Duration lag) {
        this.startFrom = startFrom;
        this.store = store;
        this.ledger = ledger;
        this.observations = new Observations(lag);
    }

    /** Reads what was kept, once. */
    void load() {
        synchronized (this) {
            if (loaded) {
                return;
            }
        }
        try {
            Optional<Cursor> kept = store.load();
            synchronized (this) {
                loaded = true;
                cursor = kept.orElse(null);
                saved = cursor;
            }
        } catch (IOException e) {
            throw new SweepException(String.valueOf(e.getMessage()), e);
        }
    }

    /** How far it has come; empty before the server was seen for the first time. */
    synchronized Optional<Cursor> cursor() {
        return Optional.ofNullable(cursor);
    }

    /** There is a message with this id. */
    synchronized void saw(long messageId) {
        greatest = Math.max(greatest, messageId);
    }

    /** The greatest id of a message that was ever seen. */
    synchronized long greatest() {
        return greatest;
    }

    /** The server is going to be looked at. */
    synchronized void attempt(long nanos) {
        firstAttempt = firstAttempt == null ? Long.valueOf(nanos) : firstAttempt;
    }

    /**
     * The server was looked at.
     *
     * @param asked when it was asked, by our clock
     * @return true: nothing that was seen is to be told, because everything begins now
     */
    synchronized boolean looked(Observation seen, long asked, Answer answer) {
        observations.add(seen);
        clock.saw(seen);
        if (cursor != null) {
            return false;
        }
        if (startFrom instanceof StartFrom.Beginning) {
            cursor = Cursor.BEGINNING;
        } else if (startFrom instanceof StartFrom.At at) {
            cursor = from(at.instant().getEpochSecond());
        } else if (firstAttempt == null || firstAttempt == asked) {
            cursor = Cursor.BEGINNING.upTo(seen.messageId(), seen.activity() - ConversationPages.SLACK);
            completeTo = seen.activity();
            return true;
        } else {
            long late = Duration.ofNanos(seen.nanos() - firstAttempt).toSeconds() + 1;
            cursor = from(serverTime(answer).orElse(seen.activity()) - late - ConversationPages.SLACK);
        }
        return false;
    }

    private static Cursor from(long second) {
        return new Cursor(0, Math.max(0, second), Math.max(0, second));
    }

    /** What the server, or the proxy before it, says what time it is; in seconds since 1970. */
    private static Optional<Long> serverTime(Answer answer) {
        String date = answer.headers().get("date");
        try {
            return date == null
                    ? Optional.empty()
                    : Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME
                            .parse(date, Instant::from)
                            .getEpochSecond());
        } catch (DateTimeException notATime) {
            return Optional.empty(); // then the last activity is before it, which only tells more
        }
    }

    /** What was active last before this second has nothing new to tell. */
    synchronized long bound() {
        long second = cursor == null ? 0 : cursor.second();
        long known = Math.max(second, completeTo - ConversationPages.SLACK);
        return Math.min(known, ledger.lookFor() - ConversationPages.SLACK);
    }

    /**
     * Everything that was there when a sweep began was told.
     *
     * @param began when the sweep began, by our clock
     * @param seen what it saw first
     */
    synchronized void complete(long began, Observation seen) {
        completeTo = Math.max(completeTo, Math.max(seen.activity(), clock.atLeast(began)));
        reached = observations.before(began).orElse(reached);
    }

    /** Goes as far as everything is done with, and keeps that. What is not kept is kept the next time. */
    void advance() {
        Cursor next = toSave();
        while (next != null && save(next)) {
            next = toSave();
        }
    }

    /** One thread saves at a time, and goes on with what has come meanwhile. */
    private synchronized @Nullable Cursor toSave() {
        Cursor next = move();
        if (saving || next == null || next.equals(saved)) {
            return null;
        }
        saving = true;
        return next;
    }

    private synchronized @Nullable Cursor move() {
        if (cursor != null && reached != null) {
            Ledger.Undone undone = ledger.undone();
            cursor = cursor.upTo(
                    Math.min(reached.messageId(), undone.messageId() - 1),
                    Math.min(reached.activity(), undone.activity()) - ConversationPages.SLACK);
        }
        return cursor;
    }

    private boolean save(Cursor next) {
        boolean kept = false;
        try {
            store.save(next);
            kept = true;
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "How far events were taken was not saved in {}, so some may come again after a restart: {}",
                    store,
                    e.toString());
        } finally {
            saved(kept ? next : null);
        }
        return kept;
    }

    private synchronized void saved(@Nullable Cursor kept) {
        saving = false;
        saved = kept == null ? saved : kept;
    }
}
