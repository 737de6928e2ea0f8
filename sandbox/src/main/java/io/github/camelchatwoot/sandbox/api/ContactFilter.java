// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.CustomAttribute;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/** What contacts can be filtered by. */
final class ContactFilter {
    private static final Map<String, FilterQuery.Key<Contact>> KEYS = keys();

    private final World world;

    ContactFilter(World world) {
        this.world = world;
    }

    Stream<Contact> apply(Account account, Params params, Stream<Contact> contacts) {
        FilterQuery<Contact> query = new FilterQuery<>(KEYS, name -> custom(account, name));
        return query.apply(params, contacts, world.now());
    }

    private @Nullable Function<Contact, List<String>> custom(Account account, String name) {
        return world.isDefined(account, CustomAttribute.Model.CONTACT_ATTRIBUTE, name)
                ? contact -> values(contact.customAttributes.get(name))
                : null;
    }

    private static Map<String, FilterQuery.Key<Contact>> keys() {
        List<String> phone = new ArrayList<>(FilterQuery.TEXT);
        phone.add("starts_with");
        Map<String, FilterQuery.Key<Contact>> keys = new LinkedHashMap<>();
        keys.put("name", new FilterQuery.Key<>(FilterQuery.TEXT, contact -> values(contact.name)));
        keys.put("phone_number", new FilterQuery.Key<>(phone, contact -> values(contact.phoneNumber)));
        keys.put("email", new FilterQuery.Key<>(FilterQuery.TEXT, contact -> values(contact.email)));
        keys.put("identifier", new FilterQuery.Key<>(FilterQuery.EQUALITY, contact -> values(contact.identifier)));
        keys.put(
                "country_code",
                new FilterQuery.Key<>(FilterQuery.EQUALITY, contact -> attribute(contact, "country_code")));
        keys.put("city", new FilterQuery.Key<>(FilterQuery.TEXT, contact -> attribute(contact, "city")));
        keys.put(
                "company_name", new FilterQuery.Key<>(FilterQuery.TEXT, contact -> attribute(contact, "company_name")));
        keys.put("labels", new FilterQuery.Key<>(FilterQuery.PRESENCE, contact -> contact.labels));
        keys.put(
                "created_at",
                new FilterQuery.Key<>(FilterQuery.DATE, contact -> List.of(contact.createdAt.toString())));
        keys.put("last_activity_at", new FilterQuery.Key<>(FilterQuery.DATE, contact -> moment(contact)));
        keys.put(
                "blocked",
                new FilterQuery.Key<>(FilterQuery.EQUALITY, contact -> List.of(String.valueOf(contact.blocked))));
        return keys;
    }

    private static List<String> moment(Contact contact) {
        return contact.lastActivityAt == null ? List.of() : List.of(contact.lastActivityAt.toString());
    }

    private static List<String> attribute(Contact contact, String key) {
        return values(contact.additionalAttributes.get(key));
    }

    static List<String> values(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    static List<String> values(@Nullable JsonNode value) {
        return value == null || value.isNull() ? List.of() : List.of(value.asText());
    }
}
