// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What contacts are sorted by. Who has no value comes last, in either direction; of equals the newest contact comes
 * first.
 */
public enum ContactOrder {
    /** As the rows lie in the database, where a changed row moves to the end. */
    UPDATED_AT(moment(contact -> contact.updatedAt)),
    CREATED_AT(moment(contact -> contact.createdAt)),
    LAST_ACTIVITY_AT(moment(contact -> contact.lastActivityAt)),
    NAME(text(contact -> contact.name)),
    EMAIL(text(contact -> contact.email)),
    PHONE_NUMBER(text(contact -> contact.phoneNumber)),
    CITY(attribute("city")),
    COUNTRY(attribute("country")),
    COMPANY_NAME(attribute("company_name"));

    /** A place in an order; only those of the same order can be compared. */
    record Place(
            @Nullable Instant moment,
            @Nullable String letters,
            @Nullable String text,
            long id) {
        private static final Comparator<Place> VALUES = Comparator.comparing(
                        Place::moment, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Place::letters, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Place::text, Comparator.nullsFirst(Comparator.naturalOrder()));
        private static final Comparator<Place> NOTHING_LAST = Comparator.comparing(Place::isNothing);
        private static final Comparator<Place> NEWEST_FIRST =
                Comparator.comparingLong(Place::id).reversed();

        static final Comparator<Place> ASCENDING =
                NOTHING_LAST.thenComparing(VALUES).thenComparing(NEWEST_FIRST);
        static final Comparator<Place> DESCENDING =
                NOTHING_LAST.thenComparing(VALUES.reversed()).thenComparing(NEWEST_FIRST);

        private boolean isNothing() {
            return moment == null && text == null;
        }
    }

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]");

    private final Function<Contact, Place> place;

    ContactOrder(Function<Contact, Place> place) {
        this.place = place;
    }

    Place place(Contact contact) {
        return place.apply(contact);
    }

    private static Function<Contact, Place> moment(Function<Contact, @Nullable Instant> value) {
        return contact -> new Place(value.apply(contact), null, null, contact.id);
    }

    /** By letters and digits first, as the database's collation does. */
    private static Function<Contact, Place> text(Function<Contact, @Nullable String> value) {
        return contact -> {
            String text = value.apply(contact);
            String letters = text == null
                    ? null
                    : NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
            return new Place(null, letters, text, contact.id);
        };
    }

    private static Function<Contact, Place> attribute(String key) {
        return text(contact -> contact.additionalAttributes.path(key).textValue());
    }
}
