// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who has given a sign of life lately, by the time of the double: users count as present for 20 s, contacts for 90 s.
 * Used on the event loop only.
 */
public final class Presence {
    private static final Duration OF_USERS = Duration.ofSeconds(20);
    private static final Duration OF_CONTACTS = Duration.ofSeconds(90);

    private final Supplier<Instant> now;
    private final Map<Long, Signs<User>> users = new HashMap<>();
    private final Map<Long, Signs<Contact>> contacts = new HashMap<>();

    Presence(Supplier<Instant> now) {
        this.now = now;
    }

    /** The last signs of life in an account, the oldest first. */
    private static final class Signs<R> {
        private final Duration window;
        private final Map<R, Instant> signs = new LinkedHashMap<>();

        Signs(Duration window) {
            this.window = window;
        }

        void add(R who, Instant now) {
            forget(now);
            signs.remove(who);
            signs.put(who, now);
        }

        boolean isPresent(R who, Instant now) {
            Instant sign = signs.get(who);
            return sign != null && sign.isAfter(now.minus(window));
        }

        List<R> present(Instant now) {
            forget(now);
            return new ArrayList<>(signs.keySet());
        }

        private void forget(Instant now) {
            signs.values().removeIf(sign -> !sign.isAfter(now.minus(window)));
        }
    }

    public void sign(User user) {
        users.computeIfAbsent(user.accountId, id -> new Signs<>(OF_USERS)).add(user, now.get());
    }

    public void sign(Contact contact) {
        contacts.computeIfAbsent(contact.accountId, id -> new Signs<>(OF_CONTACTS))
                .add(contact, now.get());
    }

    boolean isPresent(User user) {
        Signs<User> signs = users.get(user.accountId);
        return signs != null && signs.isPresent(user, now.get());
    }

    boolean isPresent(Contact contact) {
        Signs<Contact> signs = contacts.get(contact.accountId);
        return signs != null && signs.isPresent(contact, now.get());
    }

    /** The users that are there, the one whose last sign is oldest first. */
    public List<User> users(Account account) {
        Signs<User> signs = users.get(account.id);
        return signs == null ? List.of() : signs.present(now.get());
    }

    /** The contacts that are there, the one whose last sign is oldest first. */
    public List<Contact> contacts(Account account) {
        Signs<Contact> signs = contacts.get(account.id);
        return signs == null ? List.of() : signs.present(now.get());
    }

    void forget(User user) {
        users(user).remove(user);
    }

    void forget(Contact contact) {
        contacts(contact).remove(contact);
    }

    private Map<User, Instant> users(User user) {
        Signs<User> signs = users.get(user.accountId);
        return signs == null ? new HashMap<>() : signs.signs;
    }

    private Map<Contact, Instant> contacts(Contact contact) {
        Signs<Contact> signs = contacts.get(contact.accountId);
        return signs == null ? new HashMap<>() : signs.signs;
    }
}
