// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a sandbox was asked and told over HTTP, in the order in which it came, and questions about what it holds.
 *
 * <p>What a test does through the sandbox object itself is not in here, nor are the double's own pages and controls.
 * The journal keeps a limited number of entries; {@link #dropped()} tells how many it had to forget.
 *
 * <p>Safe for any thread but the event loop of the sandbox.
 */
public final class Journal {
    private static final int SHOWN = 20;

    /** Where the state may be looked at. */
    public interface Loop {
        <T> T call(Callable<T> action);
    }

    private final Book book;
    private final Loop loop;

    public Journal(Book book, Loop loop) {
        this.book = book;
        this.loop = loop;
    }

    /** The entries, oldest first. */
    public List<Entry> entries() {
        return loop.call(book::entries);
    }

    /** The requests, oldest first. */
    public List<ReceivedRequest> requests() {
        return entries().stream()
                .filter(ReceivedRequest.class::isInstance)
                .map(ReceivedRequest.class::cast)
                .toList();
    }

    /** The messages that requests created, oldest first, as they were then. */
    public List<MessageFacts> messages() {
        return entries().stream()
                .filter(ReceivedMessage.class::isInstance)
                .map(entry -> ((ReceivedMessage) entry).message())
                .toList();
    }

    /** How many of the oldest entries are no longer there. */
    public long dropped() {
        return loop.call(book::dropped);
    }

    /** Forgets all entries. */
    public void clear() {
        loop.call(() -> {
            book.clear();
            return book;
        });
    }

    /** How many of the entries are as expected. */
    public long count(Receivable expected) {
        expected.requireKnown();
        return loop.call(() -> book.count(expected::matches));
    }

    /** How much of what the sandbox holds is as expected. */
    public long countHeld(Holdable expected) {
        return loop.call(() -> expected.foundIn(book.world()).count());
    }

    /**
     * Waits until so many entries are as expected.
     *
     * @return whether that was so within the limit
     */
    public boolean await(Receivable expected, long times, Duration limit) {
        expected.requireKnown();
        return await(Watch.received(expected, times), limit);
    }

    /** Waits until entries as expected have come in this order, with anything in between. */
    public boolean awaitInOrder(List<? extends Receivable> expected, Duration limit) {
        expected.forEach(Receivable::requireKnown);
        return expected.isEmpty() || await(Watch.inOrder(List.copyOf(expected)), limit);
    }

    /** Waits until the sandbox holds so much that is as expected. */
    public boolean awaitHeld(Holdable expected, long times, Duration limit) {
        return await(Watch.held(expected, times), limit);
    }

    private boolean await(Watch watch, Duration limit) {
        loop.call(() -> book.begin(watch));
        try {
            return watch.done.get(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The sandbox failed: " + e.getCause(), e.getCause());
        } finally {
            loop.call(() -> {
                book.forget(watch);
                return watch;
            });
        }
    }

    /** The newest entries as text for a person, without secrets. */
    public String describe() {
        return loop.call(
                () -> lines(book.entries().stream().map(Entry::describe).toList()));
    }

    /** What the sandbox holds of the kind, as text for a person. */
    public String describeHeld(Holdable kind) {
        return loop.call(() -> lines(kind.allIn(book.world()).toList()));
    }

    private static String lines(List<String> all) {
        if (all.isEmpty()) {
            return "  nothing";
        }
        List<String> newest = all.subList(Math.max(0, all.size() - SHOWN), all.size());
        String more = newest.size() == all.size() ? "" : "  (" + (all.size() - newest.size()) + " before)\n";
        return more + "  " + String.join("\n  ", newest);
    }
}
