// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/** The conversations of one inbox that are in the same state and have the same assignee. */
public interface ConversationShelf {
    /** The latest activity first; of equals the oldest conversation first. */
    Comparator<Conversation> BY_ACTIVITY =
            Comparator.comparing(Conversation::lastActivityAt).reversed().thenComparing(row -> row.id);

    Inbox inbox();

    Conversation.Status status();

    /** The user or bot that the conversations were given to; null for nobody. */
    @Nullable
    Sender holder();

    /** Sorted by activity, the latest first. To be read only, and at once. */
    SortedSet<Conversation> rows();

    /** All conversations of some shelves, sorted by activity; only as many are looked for as are taken. */
    static Stream<Conversation> merged(List<ConversationShelf> shelves) {
        int flags = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Merge(shelves), flags), false);
    }

    /** Takes the next one from the shelf where it is the first. */
    final class Merge implements Iterator<Conversation> {
        private record Head(Conversation first, Iterator<Conversation> others) {}

        private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::first, BY_ACTIVITY));

        private Merge(List<ConversationShelf> shelves) {
            shelves.forEach(shelf -> push(shelf.rows().iterator()));
        }

        private void push(Iterator<Conversation> rows) {
            if (rows.hasNext()) {
                heads.add(new Head(rows.next(), rows));
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public Conversation next() {
            Head head = heads.poll();
            if (head == null) {
                throw new NoSuchElementException();
            }
            push(head.others());
            return head.first();
        }
    }
}
