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
        private long createdAt;
        private Row.@Nullable Signature signature;

        /** The messages that were told and have not ended, and how often. */
        private final NavigableMap<Long, Integer> pending = new TreeMap<>();

        private int pendingStates;
        private boolean lookedFor;
        /** Since it was told as a whole. */
        private Open open = new Open();
        /** Since it is being told. */
        private Open current = new Open();

        void isOpen(@Nullable Long messageId) {
            signature = null;
            open.add(messageId);
            current.add(messageId);
        }

        long lowestMessage() {
            return pending.isEmpty() ? open.lowest : Math.min(pending.firstKey(), open.lowest);
        }

        /** A conversation counts as new only as long as the cursor has not passed its creation. */
        long since() {
            return pendingStates > 0 || open.state ? Math.min(activity, createdAt) : activity;
        }

        boolean isPending() {
            return pendingStates > 0 || !pending.isEmpty();
        }
    }

    /** What has to be told again or is still to be told. */
    private static final class Open {
        private long lowest = NONE;
        private boolean any;
        private boolean state;

        void add(@Nullable Long messageId) {
            any = true;
            state |= messageId == null;
            lowest = messageId == null ? lowest : Math.min(lowest, messageId);
        }
    }

    /**
     * What is not done with.
     *
     * @param messageId the lowest id of a message; {@link Long#MAX_VALUE}: there is none
     * @param activity of the conversation that was not active for longest, or the creation of one that was not told as
     *     a whole; {@link Long#MAX_VALUE}: there is none
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
        account.current = new Open();
    }

    private Account account(Row row) {
        Account account = accounts.computeIfAbsent(row.id(), id -> new Account());
        account.activity = row.lastActivity();
        account.createdAt = row.createdAt();
        return account;
    }

    /** A conversation was told, but for what was left. */
    synchronized void end(Row row) {
        Account account = account(row);
        account.open = account.current;
        account.signature = account.open.any ? null : row.signature();
    }

    /** A message, and what comes after it, is left for the next sweep. */
    synchronized void left(long conversation, long messageId) {
        begun(conversation).isOpen(messageId);
    }

    private Account begun(long conversation) {
        Account account = accounts.get(conversation);
        if (account == null) {
            throw new IllegalStateException("nobody has begun to tell conversation " + conversation);
        }
        return account;
    }

    /** @param messageId null: it was the conversation itself */
    synchronized void told(long conversation, @Nullable Long messageId) {
        Account account = begun(conversation);
        if (messageId == null) {
            account.pendingStates++;
        } else {
            account.pending.merge(messageId, 1, Integer::sum);
        }
    }

    /** What was told has ended. */
    synchronized void ended(long conversation, @Nullable Long messageId, boolean done) {
        Account account = begun(conversation);
        if (messageId == null) {
            account.pendingStates--;
        } else {
            account.pending.computeIfPresent(messageId, (id, times) -> times == 1 ? null : times - 1);
        }
        if (!done) {
            account.isOpen(messageId);
        }
    }

    /**
     * From when on to look for conversations of which something has to be told again or was left: when the one was
     * active last that was not active for longest. {@link Long#MAX_VALUE}: there is none.
     */
    synchronized long lookFor() {
        long oldest = NONE;
        for (Account account : accounts.values()) {
            account.lookedFor = account.open.any;
            oldest = account.open.any ? Math.min(oldest, account.activity) : oldest;
        }
        return oldest;
    }

    /** What is not done with. */
    synchronized Undone undone() {
        long messageId = NONE;
        long activity = NONE;
        for (Account account : accounts.values()) {
            if (account.open.any || account.isPending()) {
                messageId = Math.min(messageId, account.lowestMessage());
                activity = Math.min(activity, account.since());
            }
        }
        return new Undone(messageId, activity);
    }

    /**
     * Forgets what is over: conversations that were not seen, unless something of them is under way, or has to be told
     * again and was not looked for.
     */
    synchronized void keep(Set<Long> seen) {
        accounts.entrySet().removeIf(entry -> {
            Account account = entry.getValue();
            boolean gone = !account.open.any || account.lookedFor;
            return gone && !account.isPending() && !seen.contains(entry.getKey());
        });
    }

    /** How many conversations are known. */
    synchronized int size() {
        return accounts.size();
    }
}
