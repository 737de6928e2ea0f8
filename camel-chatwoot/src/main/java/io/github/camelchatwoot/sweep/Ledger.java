// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the conversations that were active lately: how they were when all of them was told, and what of them
 * is not done with. Forgotten when the process ends. Safe for any thread.
 */
final class Ledger {

    private static final long NONE = Long.MAX_VALUE;

    private final Map<Long, Account> accounts = new HashMap<>();

    /** What is known of one conversation. Guarded by the ledger. */
    private static final class Account {
        private long activity;
        private Row.@Nullable Signature signature;

        /** The messages that were told and have not ended, and how often. */
        private final NavigableMap<Long, Integer> pending = new TreeMap<>();

        private int pendingStates;
        /** Since it was told as a whole. */
        private Failures failures = new Failures();
        /** Since it is being told. */
        private Failures current = new Failures();

        void failed(@Nullable Long messageId) {
            signature = null;
            failures.add(messageId);
            current.add(messageId);
        }

        long lowestMessage() {
            return pending.isEmpty() ? failures.lowest : Math.min(pending.firstKey(), failures.lowest);
        }

        boolean isPending() {
            return pendingStates > 0 || !pending.isEmpty();
        }
    }

    /** What the route has failed with. */
    private static final class Failures {
        private long lowest = NONE;
        private boolean any;

        void add(@Nullable Long messageId) {
            any = true;
            lowest = messageId == null ? lowest : Math.min(lowest, messageId);
        }
    }

    /**
     * What is not done with.
     *
     * @param messageId the lowest id of a message; {@link Long#MAX_VALUE}: there is none
     * @param activity of the conversation that was not active for longest; {@link Long#MAX_VALUE}: there is none
     */
    record Undone(long messageId, long activity) {}

    /** Whether all of a conversation was told, and went well as far as it has ended, and nothing has changed since. */
    synchronized boolean isUnchanged(Row row) {
        Account account = accounts.get(row.id());
        return account != null && row.signature().equals(account.signature);
    }

    /** Whether a conversation was told as a whole before. */
    synchronized boolean isKnown(long conversation) {
        Account account = accounts.get(conversation);
        return account != null && account.signature != null;
    }

    /** A conversation needs not be told as it is. */
    synchronized void settled(Row row) {
        Account account = account(row);
        account.signature = row.signature();
    }

    /** A conversation is going to be told. */
    synchronized void begin(Row row) {
        Account account = account(row);
        account.current = new Failures();
    }

    private Account account(Row row) {
        Account account = accounts.computeIfAbsent(row.id(), id -> new Account());
        account.activity = row.lastActivity();
        return account;
    }

    /**
     * All of a conversation was told.
     *
     * @param whole whether that was all that there is
     */
    synchronized void end(Row row, boolean whole) {
        Account account = account(row);
        account.failures = account.current;
        account.signature = whole && !account.failures.any ? row.signature() : null;
    }

    /** @param messageId null: it was the conversation itself */
    synchronized void told(long conversation, @Nullable Long messageId) {
        Account account = accounts.get(conversation);
        if (account == null) {
            throw new IllegalStateException("nobody has begun to tell conversation " + conversation);
        }
        if (messageId == null) {
            account.pendingStates++;
        } else {
            account.pending.merge(messageId, 1, Integer::sum);
        }
    }

    /** What was told has ended. */
    synchronized void ended(long conversation, @Nullable Long messageId, boolean done) {
        Account account = accounts.get(conversation);
        if (account == null) {
            throw new IllegalStateException("nobody has told of conversation " + conversation);
        }
        if (messageId == null) {
            account.pendingStates--;
        } else {
            account.pending.computeIfPresent(messageId, (id, times) -> times == 1 ? null : times - 1);
        }
        if (!done) {
            account.failed(messageId);
        }
    }

    /** What the route has failed with and has to be told again: when that conversation was active last. */
    synchronized long oldestFailure() {
        return accounts.values().stream()
                .filter(account -> account.failures.any)
                .mapToLong(account -> account.activity)
                .min()
                .orElse(NONE);
    }

    /** What is not done with. */
    synchronized Undone undone() {
        long messageId = NONE;
        long activity = NONE;
        for (Account account : accounts.values()) {
            if (account.failures.any || account.isPending()) {
                messageId = Math.min(messageId, account.lowestMessage());
                activity = Math.min(activity, account.activity);
            }
        }
        return new Undone(messageId, activity);
    }

    /** Forgets all conversations but these and those of which something is under way. */
    synchronized void keep(Set<Long> conversations) {
        accounts.entrySet()
                .removeIf(entry -> !conversations.contains(entry.getKey())
                        && !entry.getValue().isPending());
    }

    /** How many conversations are known. */
    synchronized int size() {
        return accounts.size();
    }
}
