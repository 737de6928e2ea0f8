// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelchatwoot.client.Time;

/**
 * Keeps messages within what the server takes for one conversation: 200 in a minute. Safe to share across threads;
 * deliveries into one conversation come one after the other, or some of them may be refused and wait then.
 */
public final class Pace {

    private static final int MESSAGES = 200;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** Conversations that are kept in mind; a busy one is used again soon enough to stay. */
    private static final int KEPT = 10_000;

    private final Time time;
    private final Map<Conversation, Deque<Long>> sent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Conversation, Deque<Long>> eldest) {
            return size() > KEPT;
        }
    };

    /** Whose messages are counted together. */
    record Conversation(long account, long id) {}

    public Pace(Time time) {
        this.time = time;
    }

    /** Takes a place for one message, and tells how long to wait until it may be sent. */
    synchronized Duration take(Conversation conversation) {
        Deque<Long> times = sent.computeIfAbsent(conversation, unused -> new ArrayDeque<>());
        long now = time.nanos();
        long at = now;
        if (times.size() >= MESSAGES) {
            at = Math.max(now, times.removeFirst() + WINDOW.toNanos());
        }
        times.addLast(at);
        return Duration.ofNanos(at - now);
    }
}
