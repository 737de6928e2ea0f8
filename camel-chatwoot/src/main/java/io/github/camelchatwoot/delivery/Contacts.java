// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;

/**
 * Finds the contact of a session, or creates both. Where the Client API may do it, that is one call that nobody can
 * overtake; where it wants a proof whose key the token does not show, it is looked, created, and looked again.
 * Stateless, safe to share across threads.
 */
record Contacts(Questions questions, InboxCheck inboxes, Locked locked) {

    /** The id of the contact. */
    Doing<Long> findOrCreate(Session session, InboxFacts inbox, Person person, ContactConflict conflict) {
        return locked.identities(session.account(), person, () -> {
            Doing<Long> contact = inbox.isOpen() ? byClientApi(session, inbox, person) : byAgent(session, person);
            return contact.orElse(failure -> refused(session, person, conflict, failure));
        });
    }

    private Doing<Long> byClientApi(Session session, InboxFacts inbox, Person person) {
        Map<Param, Object> values = person.params();
        values.put(Param.INBOX_IDENTIFIER, inbox.identifier());
        values.put(Param.CONTACT_SOURCE_ID, session.sourceId());
        Request request = Questions.proving(Operation.CLIENT_CREATE_CONTACT, values, inbox.hmacToken());
        return questions
                .object(request.asRepeatable(), "") // with a source id it finds what it has created
                .map(contact -> Questions.id(contact.get("id")))
                .orElse(failure -> {
                    inboxes.forget(session.account(), session.inbox()); // it may want a proof since
                    return Doing.failed(failure);
                });
    }

    private Doing<Long> byAgent(Session session, Person person) {
        return find(session).then(there -> there.map(Doing::done).orElseGet(() -> create(session, person)));
    }

    /** The server answers 500 when somebody else has created the session meanwhile, and so do other mishaps. */
    private Doing<Long> create(Session session, Person person) {
        Map<Param, Object> values = person.params();
        if (!person.additionalAttributes().isEmpty()) {
            values.put(Param.ADDITIONAL_ATTRIBUTES, person.additionalAttributes());
        }
        values.putAll(keys(session));
        Request request = Questions.request(Operation.CREATE_CONTACT, values);
        return questions
                .object(request, "/payload/contact")
                .map(contact -> Questions.id(contact.get("id")))
                .orElse(failure -> Questions.isUnclear(failure)
                        ? find(session).then(there -> there.map(Doing::done).orElseGet(() -> Doing.failed(failure)))
                        : Doing.failed(failure));
    }

    private Doing<Optional<Long>> find(Session session) {
        Request request = Questions.request(Operation.FIND_CONTACT_BY_SOURCE_ID, keys(session));
        return questions
                .object(request, "")
                .map(contact -> Optional.of(Questions.id(contact.get("id"))))
                .orElse(failure ->
                        failure instanceof Failure.NotFound ? Doing.done(Optional.empty()) : Doing.failed(failure));
    }

    private Doing<Long> refused(Session session, Person person, ContactConflict conflict, Failure failure) {
        if (!(failure instanceof Failure.Invalid invalid) || !Questions.isRefusal(failure)) {
            return Doing.failed(failure);
        }
        Owners owners = new Owners(questions, session.account());
        return owners.of(person, invalid).then(owner -> {
            if (owner.isEmpty()) {
                return Doing.failed(failure);
            }
            if (conflict == ContactConflict.FAIL) {
                return Doing.failed(Owners.named(invalid, owner.get()));
            }
            return adopt(session, owner.get()); // there is nothing yet that could be merged
        });
    }

    private Doing<Long> adopt(Session session, long owner) {
        Map<Param, Object> values = keys(session);
        values.put(Param.CONTACT_ID, owner);
        Request request = Questions.request(Operation.CREATE_CONTACT_INBOX, values);
        return questions
                .object(request.asRepeatable(), "") // it is found when it is there
                .map(created -> owner);
    }

    static Map<Param, Object> keys(Session session) {
        Map<Param, Object> values = new EnumMap<>(Param.class);
        values.put(Param.ACCOUNT_ID, session.account());
        values.put(Param.INBOX_ID, session.inbox());
        values.put(Param.CONTACT_SOURCE_ID, session.sourceId());
        return values;
    }

    /** Whether two values mean the same to the server: 5 is 5, be it an Integer or a Long. */
    static boolean same(Object one, Object other) {
        return Json.text(one).equals(Json.text(other));
    }
}
