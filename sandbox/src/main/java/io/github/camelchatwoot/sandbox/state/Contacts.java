// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The contacts, also by what is unique about them. Used on the event loop only. */
public final class Contacts {
    /** What identifies a contact within its account. */
    public enum Identity {
        EMAIL,
        PHONE_NUMBER,
        IDENTIFIER
    }

    private record Key(long accountId, Identity identity, String value) {}

    private final Table<Contact> rows = new Table<>();
    private final Map<Key, Contact> byIdentity = new HashMap<>();
    private final Map<Long, List<Key>> keys = new HashMap<>();
    private final Map<Long, ContactIndex> indexes = new HashMap<>();

    /** The greatest id of those that phone numbers are compared with. */
    private long seen = Long.MAX_VALUE;

    public long nextId() {
        return rows.nextId();
    }

    /** The greatest id that was given so far; 0: none. */
    public long lastId() {
        return rows.lastId();
    }

    /**
     * Does something that sees the phone numbers of older contacts only, as a validation does that was made before
     * others were stored. E-mail addresses and identifiers have unique indexes, which see everything.
     */
    public void blindly(long lastSeen, Runnable action) {
        seen = lastSeen;
        try {
            action.run();
        } finally {
            seen = Long.MAX_VALUE;
        }
    }

    /** Adds a contact, or learns what is new about it; called after each change. */
    public void save(Contact contact) {
        forget(contact);
        List<Key> own = new ArrayList<>();
        addKey(own, contact, Identity.EMAIL, contact.email);
        addKey(own, contact, Identity.PHONE_NUMBER, contact.phoneNumber);
        addKey(own, contact, Identity.IDENTIFIER, contact.identifier);
        own.forEach(key -> byIdentity.put(key, contact));
        keys.put(contact.id, own);
        rows.add(contact.id, contact);
        index(contact.accountId).save(contact);
    }

    public void remove(Contact contact) {
        forget(contact);
        rows.remove(contact.id);
        index(contact.accountId).remove(contact);
    }

    private ContactIndex index(long accountId) {
        return indexes.computeIfAbsent(accountId, id -> new ContactIndex());
    }

    /** The contacts of an account in an order; a view, to be read at once. */
    public Collection<Contact> sorted(Account account, ContactOrder order, boolean descending) {
        return index(account.id).sorted(order, descending);
    }

    /** The contacts of an account that have a label, in no order; a view, to be read at once. */
    public Collection<Contact> labelled(Account account, String label) {
        return index(account.id).labelled(label);
    }

    /** How many contacts of the account lists show. */
    public int countResolved(Account account) {
        return index(account.id).countResolved();
    }

    public Optional<Contact> find(Account account, long id) {
        return rows.find(id).filter(contact -> contact.accountId == account.id);
    }

    public Optional<Contact> find(Account account, Identity identity, String value) {
        return Optional.ofNullable(byIdentity.get(new Key(account.id, identity, value)))
                .filter(contact -> identity != Identity.PHONE_NUMBER || contact.id <= seen);
    }

    public Collection<Contact> all() {
        return rows.all();
    }

    private void forget(Contact contact) {
        keys.getOrDefault(contact.id, List.of()).forEach(key -> byIdentity.remove(key, contact));
        keys.remove(contact.id);
    }

    private static void addKey(List<Key> own, Contact contact, Identity identity, @Nullable String value) {
        if (value != null) {
            own.add(new Key(contact.accountId, identity, value));
        }
    }
}
