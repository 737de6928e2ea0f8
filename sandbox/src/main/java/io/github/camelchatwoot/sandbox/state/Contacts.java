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

    public long nextId() {
        return rows.nextId();
    }

    /** Adds a contact, or learns of its new identities. */
    public void save(Contact contact) {
        forget(contact);
        List<Key> own = new ArrayList<>();
        addKey(own, contact, Identity.EMAIL, contact.email);
        addKey(own, contact, Identity.PHONE_NUMBER, contact.phoneNumber);
        addKey(own, contact, Identity.IDENTIFIER, contact.identifier);
        own.forEach(key -> byIdentity.put(key, contact));
        keys.put(contact.id, own);
        rows.add(contact.id, contact);
    }

    public void remove(Contact contact) {
        forget(contact);
        rows.remove(contact.id);
    }

    public Optional<Contact> find(Account account, long id) {
        return rows.find(id).filter(contact -> contact.accountId == account.id);
    }

    public Optional<Contact> find(Account account, Identity identity, String value) {
        return Optional.ofNullable(byIdentity.get(new Key(account.id, identity, value)));
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
