// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;

/** Finds out whose an e-mail address, phone number or identifier is that the server refuses. Stateless. */
record Owners(Questions questions, long account) {

    private static final List<Param> IDENTITIES = List.of(Param.IDENTIFIER, Param.EMAIL, Param.PHONE_NUMBER);

    /** The parameters that only one contact of an account may have and that were refused. */
    static List<Param> refused(Person person, Failure.Invalid failure) {
        return IDENTITIES.stream()
                .filter(param -> person.text(param) != null)
                .filter(param -> failure.attributes().contains(param.field()))
                .toList();
    }

    /** The contact that has what was refused; empty when there is none to be found. */
    Doing<Optional<Long>> of(Person person, Failure.Invalid failure) {
        return first(person, refused(person, failure));
    }

    private Doing<Optional<Long>> first(Person person, List<Param> params) {
        if (params.isEmpty()) {
            return Doing.done(Optional.empty());
        }
        return of(params.get(0), String.valueOf(person.text(params.get(0))))
                .then(owner -> owner.isPresent() ? Doing.done(owner) : first(person, params.subList(1, params.size())));
    }

    private Doing<Optional<Long>> of(Param param, String value) {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("attribute_key", param.field());
        condition.put("filter_operator", "equal_to");
        condition.put("values", List.of(value));
        condition.put("query_operator", null);
        Map<Param, Object> values = new EnumMap<>(Param.class);
        values.put(Param.ACCOUNT_ID, account);
        values.put(Param.FILTER, List.of(condition));
        Request request = Questions.request(Operation.FILTER_CONTACTS, values);
        return questions
                .list(request, "/payload")
                .map(rows -> rows.stream()
                        .map(row -> Questions.id(row.get("id")))
                        .filter(id -> id > 0)
                        .findFirst());
    }

    /** The same refusal with words that name the owner. */
    static Failure named(Failure.Invalid failure, long owner) {
        return new Failure.Invalid(
                failure.asked(),
                failure.answer(),
                failure.attributes(),
                failure.message() + ". It belongs to the contact " + owner
                        + "; see the option onContactConflict for what to do then");
    }
}
