// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The contacts of one account by their labels, and in the orders that lists have asked for; those that nobody asks for
 * cost nothing. Used on the event loop only.
 */
final class ContactIndex {
    private record Sorting(ContactOrder order, boolean descending) {}

    /** Contacts in one order, and where each of them is in it. */
    private static final class Sorted {
        private final ContactOrder order;
        private final TreeMap<ContactOrder.Place, Contact> rows;
        private final Map<Contact, ContactOrder.Place> places = new HashMap<>();

        Sorted(Sorting sorting) {
            order = sorting.order();
            rows = new TreeMap<>(sorting.descending() ? ContactOrder.Place.DESCENDING : ContactOrder.Place.ASCENDING);
        }

        void save(Contact contact) {
            ContactOrder.Place place = order.place(contact);
            ContactOrder.Place before = places.put(contact, place);
            if (!place.equals(before)) {
                if (before != null) {
                    rows.remove(before);
                }
                rows.put(place, contact);
            }
        }

        void remove(Contact contact) {
            ContactOrder.Place place = places.remove(contact);
            if (place != null) {
                rows.remove(place);
            }
        }
    }

    private final Set<Contact> all = new HashSet<>();
    private final Set<Contact> resolved = new HashSet<>();
    private final Map<Sorting, Sorted> sorted = new HashMap<>();
    private final Map<String, Set<Contact>> byLabel = new HashMap<>();
    private final Map<Contact, List<String>> labels = new HashMap<>();

    /** Takes a contact as it is now. */
    void save(Contact contact) {
        all.add(contact);
        if (contact.isResolved()) {
            resolved.add(contact);
        } else {
            resolved.remove(contact);
        }
        sorted.values().forEach(order -> order.save(contact));
        List<String> before = labels.getOrDefault(contact, List.of());
        if (!before.equals(contact.labels)) {
            before.forEach(label -> byLabel.getOrDefault(label, new HashSet<>()).remove(contact));
            contact.labels.forEach(label ->
                    byLabel.computeIfAbsent(label, key -> new HashSet<>()).add(contact));
            labels.put(contact, contact.labels);
        }
    }

    void remove(Contact contact) {
        all.remove(contact);
        resolved.remove(contact);
        sorted.values().forEach(order -> order.remove(contact));
        labels.getOrDefault(contact, List.of())
                .forEach(label -> byLabel.getOrDefault(label, new HashSet<>()).remove(contact));
        labels.remove(contact);
    }

    int countResolved() {
        return resolved.size();
    }

    Collection<Contact> sorted(ContactOrder order, boolean descending) {
        Sorted rows = sorted.computeIfAbsent(new Sorting(order, descending), sorting -> {
            Sorted fresh = new Sorted(sorting);
            all.forEach(fresh::save);
            return fresh;
        });
        return Collections.unmodifiableCollection(rows.rows.values());
    }

    Collection<Contact> labelled(String label) {
        return Collections.unmodifiableCollection(byLabel.getOrDefault(label, Set.of()));
    }
}
