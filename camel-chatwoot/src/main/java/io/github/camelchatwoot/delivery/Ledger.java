// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelchatwoot.crypto.HmacSha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The book of deliveries: before a message is sent it is written down that somebody tries, afterwards that it is done.
 * So whoever shares the memory knows, even after a crash, which messages may be on the server without anybody knowing.
 * As safe for threads as the memory is.
 */
public final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int KEPT = 20_000;

    /** What was delivered, and where it is. */
    record Receipt(long contact, long conversation, long message) {}

    /** The name of a message in the book: no personal data, and short enough for any database. */
    record Entry(String hash) {

        private static final HmacSha256 NAMES = new HmacSha256("chatwoot:delivery");

        /** @param server so that a move to another server begins anew */
        static Entry of(String server, Session session, String messageSourceId) {
            String key = String.join(
                    "\n",
                    server,
                    String.valueOf(session.account()),
                    String.valueOf(session.inbox()),
                    session.sourceId(),
                    messageSourceId);
            return new Entry(NAMES.hexOf(key.getBytes(StandardCharsets.UTF_8)));
        }

        String tried() {
            return "tried:" + hash;
        }

        String done() {
            return "done:" + hash;
        }
    }

    /** What the book says of a message. */
    enum Fate {
        /** Nobody has tried to deliver it. */
        NEW,
        /** Somebody has tried, and did not write down what came of it. */
        TRIED,
        /** It is delivered. */
        DONE
    }

    private final DeliveryMemory memory;
    private final Map<Entry, Receipt> receipts = bounded();
    private final Map<Entry, Long> certain = bounded();
    private final Map<Entry, Boolean> looked = bounded();

    public Ledger(DeliveryMemory memory) {
        this.memory = memory;
    }

    private static <V> Map<Entry, V> bounded() {
        return new LinkedHashMap<Ledger.Entry, V>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Ledger.Entry, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    /** May block. */
    Fate fate(Entry entry) {
        if (memory.contains(entry.done())) {
            return Fate.DONE;
        }
        return memory.contains(entry.tried()) ? Fate.TRIED : Fate.NEW;
    }

    /** Somebody is about to send it. May block. */
    void tries(Entry entry) {
        memory.add(entry.tried());
    }

    /** It was sent, and from a moment on it is certain whether it is there. */
    void isCertainAt(Entry entry, long nanos) {
        synchronized (certain) {
            certain.put(entry, nanos);
        }
    }

    /** From when on it is certain whether it is there, as far as this process knows. */
    Optional<Long> certainAt(Entry entry) {
        synchronized (certain) {
            return Optional.ofNullable(certain.get(entry));
        }
    }

    /** It is certain that nothing was stored. May block. */
    void nothingDone(Entry entry) {
        synchronized (certain) {
            certain.remove(entry);
        }
        try {
            boolean unused = memory.remove(entry.tried());
        } catch (RuntimeException e) {
            LOG.warn("It cannot be written down that a delivery was refused: the next try looks for it first", e);
        }
    }

    /** It is there. May block. */
    void done(Entry entry, Receipt receipt) {
        synchronized (certain) {
            certain.remove(entry);
        }
        synchronized (receipts) {
            receipts.put(entry, receipt);
        }
        try {
            memory.add(entry.done());
        } catch (RuntimeException e) { // it was written down before that somebody tries: nothing is doubled
            LOG.warn("It cannot be written down that a message was delivered: if it comes again, it is looked for", e);
        }
    }

    /** Whether this process has looked at what an earlier one delivered for a session; then the book knows it. */
    boolean hasLooked(Entry session) {
        synchronized (looked) {
            return looked.containsKey(session);
        }
    }

    void looked(Entry session) {
        synchronized (looked) {
            looked.put(session, true);
        }
    }

    /** Where it is, as far as this process knows. */
    Optional<Receipt> receipt(Entry entry) {
        synchronized (receipts) {
            return Optional.ofNullable(receipts.get(entry));
        }
    }
}
