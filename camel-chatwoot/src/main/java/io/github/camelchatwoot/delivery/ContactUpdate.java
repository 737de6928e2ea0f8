// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;

/** Brings a contact up to date: what is told and differs from what is there is changed, the rest stays. Stateless. */
record ContactUpdate(Questions questions, long account, ContactConflict conflict) {

    private static final List<Param> COMPARED = List.of(Param.NAME, Param.EMAIL, Param.PHONE_NUMBER, Param.IDENTIFIER);

    /** The id of the contact afterwards: another one when two were merged. */
    Doing<Long> of(long contact, Person person) {
        Map<Param, Object> values = key(contact);
        Request request = Questions.request(Operation.GET_CONTACT, values);
        return questions.object(request, "/payload").then(stored -> {
            Map<Param, Object> changes = changes(stored, person);
            return changes.isEmpty() ? Doing.done(contact) : change(contact, person, changes);
        });
    }

    private static Map<Param, Object> changes(Map<?, ?> stored, Person person) {
        Map<Param, Object> changes = new EnumMap<>(Param.class);
        for (Param param : COMPARED) {
            String value = person.text(param);
            if (value != null && !value.isBlank() && !same(param, value, stored.get(param.field()))) {
                changes.put(param, value);
            }
        }
        String picture = person.text(Param.AVATAR_URL);
        if (picture != null && "".equals(stored.get("thumbnail"))) { // what is there cannot be compared
            changes.put(Param.AVATAR_URL, picture);
        }
        attributes(changes, Param.CUSTOM_ATTRIBUTES, person.customAttributes(), stored);
        attributes(changes, Param.ADDITIONAL_ATTRIBUTES, person.additionalAttributes(), stored);
        return changes;
    }

    /** The server merges them into what is there. */
    private static void attributes(
            Map<Param, Object> changes, Param param, Map<String, Object> wanted, Map<?, ?> stored) {
        Map<?, ?> there = stored.get(param.field()) instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Object> different = new LinkedHashMap<>();
        wanted.forEach((name, value) -> {
            Object now = there.get(name);
            if (value == null ? now != null : now == null || !Contacts.same(value, now)) {
                different.put(name, value);
            }
        });
        if (!different.isEmpty()) {
            changes.put(param, different);
        }
    }

    /** The server keeps e-mail addresses in lower case. */
    private static boolean same(Param param, String value, @Nullable Object stored) {
        return stored instanceof String text
                && (param == Param.EMAIL ? text.equalsIgnoreCase(value) : text.equals(value));
    }

    private Doing<Long> change(long contact, Person person, Map<Param, Object> changes) {
        Map<Param, Object> values = key(contact);
        values.putAll(changes);
        Request request = Questions.request(Operation.UPDATE_CONTACT, values);
        return questions.ask(request).map(answer -> contact).orElse(failure -> {
            boolean refused = failure instanceof Failure.Invalid && Questions.isRefusal(failure);
            return refused ? conflict(contact, person, changes, (Failure.Invalid) failure) : Doing.failed(failure);
        });
    }

    private Doing<Long> conflict(long contact, Person person, Map<Param, Object> changes, Failure.Invalid failure) {
        return new Owners(questions, account).of(person, failure).then(owner -> {
            if (owner.isEmpty() || owner.get() == contact) {
                return Doing.failed(failure);
            }
            return switch (conflict) {
                case FAIL -> Doing.failed(Owners.named(failure, owner.get()));
                case ADOPT -> without(contact, person, changes, failure);
                case MERGE -> merge(contact, owner.get());
            };
        });
    }

    /** The other contact keeps what is its own, and this one gets the rest. */
    private Doing<Long> without(long contact, Person person, Map<Param, Object> changes, Failure.Invalid failure) {
        Map<Param, Object> rest = new EnumMap<>(changes);
        Owners.refused(person, failure).forEach(rest::remove);
        if (rest.isEmpty() || rest.size() == changes.size()) {
            return rest.isEmpty() ? Doing.done(contact) : Doing.failed(failure);
        }
        return change(contact, person, rest);
    }

    private Doing<Long> merge(long contact, long owner) {
        Map<Param, Object> values = new EnumMap<>(Param.class);
        values.put(Param.ACCOUNT_ID, account);
        values.put(Param.BASE_CONTACT_ID, owner);
        values.put(Param.MERGEE_CONTACT_ID, contact);
        return questions
                .ask(Questions.request(Operation.MERGE_CONTACTS, values))
                .map(answer -> owner);
    }

    private Map<Param, Object> key(long contact) {
        Map<Param, Object> values = new EnumMap<>(Param.class);
        values.put(Param.ACCOUNT_ID, account);
        values.put(Param.CONTACT_ID, contact);
        return values;
    }
}
