// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;

import io.github.camelchatwoot.client.Time;
import org.jspecify.annotations.Nullable;

/**
 * Holds messages back for a while, so that those of a conversation go on in the order of their ids although they came
 * in another one. What else happens in a conversation waits behind the messages that came before it. Safe for any
 * thread; no thread waits.
 *
 * @param <T> what is held back
 */
final class Reorder<T> {

    private final Duration window;
    private final Time time;
    private final BiConsumer<Object, T> next;
    private final Map<Object, PriorityQueue<Held<T>>> held = new HashMap<>();
    private long arrivals;

    /** @param arrival how many came before it */
    private record Held<T>(Object key, long order, long arrival, T piece) implements Comparable<Held<T>> {
        private static final Comparator<Held<?>> ORDER =
                Comparator.<Held<?>>comparingLong(Held::order).thenComparingLong(Held::arrival);

        @Override
        public int compareTo(Held<T> other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Holds nothing yet.
     *
     * @param window how long a message is held back
     * @param next takes what goes on, by its key
     */
    Reorder(Duration window, Time time, BiConsumer<Object, T> next) {
        this.window = window;
        this.time = time;
        this.next = next;
    }

    /**
     * Takes something, to go on later, or at once when there is nothing to wait for.
     *
     * @param messageId orders messages; null: it is no message
     */
    void put(Object key, @Nullable Long messageId, T piece) {
        if (window.isZero()) { // nothing to guard, so nobody waits for what the next one does with it
            next.accept(key, piece);
            return;
        }
        Held<T> mine;
        synchronized (this) {
            PriorityQueue<Held<T>> queue = held.get(key);
            if (messageId == null && queue == null) {
                next.accept(key, piece);
                return;
            }
            if (queue == null) {
                queue = new PriorityQueue<>();
                held.put(key, queue);
            }
            long order = messageId == null ? last(queue) : messageId;
            mine = new Held<>(key, order, arrivals++, piece);
            queue.add(mine);
        }
        Time.Alarm unused = time.after(window, () -> release(mine));
    }

    private static <T> long last(PriorityQueue<Held<T>> queue) {
        return queue.stream().mapToLong(Held::order).max().orElse(0);
    }

    /** Lets it go on, and what belongs before it. Under the lock, so that two of them do not mix. */
    private synchronized void release(Held<T> last) {
        PriorityQueue<Held<T>> queue = held.get(last.key());
        if (queue == null) {
            return;
        }
        while (!queue.isEmpty() && queue.element().compareTo(last) <= 0) {
            next.accept(last.key(), queue.remove().piece());
        }
        if (queue.isEmpty()) {
            held.remove(last.key());
        }
    }

    /** How many keys something is held back of. */
    synchronized int size() {
        return held.size();
    }

    /** Lets go what is held back. */
    synchronized void flush() {
        drain().forEach(first -> next.accept(first.key(), first.piece()));
    }

    /** Gives back what is held back, in order. */
    synchronized List<T> close() {
        return drain().stream().map(Held::piece).toList();
    }

    private List<Held<T>> drain() {
        List<Held<T>> all = new ArrayList<>();
        for (PriorityQueue<Held<T>> queue : held.values()) {
            while (!queue.isEmpty()) {
                all.add(queue.remove());
            }
        }
        held.clear();
        return all;
    }
}
