// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelchatwoot.delivery.Messages.Found;

/**
 * Finds out where the messages of a delivery belong: contact and conversation, known from before, or looked up, or
 * created. Used by one delivery, which holds the lock of the session.
 */
record Places(Desk desk, Contacts contacts, InboxFacts inbox, Inbound inbound) {

    /**
     * A place for a message.
     *
     * @param known where it belongs; without a conversation when it begins a new one
     * @param found the message, when it is there already
     */
    record Place(Known known, Optional<Found> found) {}

    /** The same for a further part of the text, which goes where the first one went. */
    Places following() {
        return new Places(desk, contacts, inbox, inbound.with(ConversationPolicy.REOPEN_LATEST));
    }

    Session session() {
        return inbound.session();
    }

    /** Whatever is seen meanwhile of what this bridge has delivered before is written down. */
    Search search(String sourceId) {
        return new Search(desk.conversations(), desk.messages(), session(), sourceId, this::seen);
    }

    private void seen(Found message) {
        if (message.sourceId().startsWith(inbound.prefix())) {
            Ledger.Entry entry = desk.entry(session(), message.sourceId());
            if (desk.ledger().receipt(entry).isEmpty()) {
                desk.ledger().done(entry, new Ledger.Receipt(0, message.conversation(), message.id()));
            }
        }
    }

    Doing<Place> find(Search search) {
        Optional<Known> known = desk.resolved().find(session());
        if (inbound.policy() == ConversationPolicy.ALWAYS_NEW) {
            return contact(known, List.of()).map(found -> new Place(found.in(0), Optional.empty()));
        }
        if (known.isPresent() && isFresh(known.get())) {
            return contact(known, List.of()).map(found -> new Place(found, Optional.empty()));
        }
        return desk.conversations()
                .of(session(), inbound.policy())
                .then(rows -> firstLook(search, rows)
                        .then(found -> contact(known, rows).map(contact -> new Place(into(contact, rows), found))));
    }

    private boolean isFresh(Known known) {
        long age = desk.time().nanos() - known.stateNanos();
        return known.conversation() != 0
                && (inbound.policy() == ConversationPolicy.REOPEN_LATEST
                        || age < desk.rules().stateMaxAge().toNanos());
    }

    /** What an earlier process delivered is in the newest conversation, or in the one to write into. */
    private Doing<Optional<Found>> firstLook(Search search, List<Row> rows) {
        Ledger.Entry entry = desk.entry(session(), "");
        if (desk.ledger().hasLooked(entry)) {
            return Doing.done(Optional.empty());
        }
        List<Long> ids = Stream.concat(
                        Search.newest(rows, 1).stream(), inbound.policy().choose(rows).map(Row::id).stream())
                .distinct()
                .toList();
        return search.in(ids).map(found -> {
            desk.ledger().looked(entry);
            return found;
        });
    }

    private Doing<Known> contact(Optional<Known> known, List<Row> rows) {
        long now = desk.time().nanos();
        Optional<Known> there = rows.isEmpty()
                ? known
                : Optional.of(new Known(
                        rows.get(0).contact(),
                        0,
                        0,
                        now,
                        known.map(Known::sinceNanos).orElse(now),
                        known.filter(before -> before.contact() == rows.get(0).contact())
                                .flatMap(Known::person)));
        Doing<Known> contact = there.map(Doing::done)
                .orElseGet(() -> contacts.findOrCreate(
                                session(), inbox, inbound.person(), desk.rules().conflict())
                        .map(id -> new Known(id, 0, 0, now, now, Optional.empty())));
        return contact.then(this::updated);
    }

    private Doing<Known> updated(Known known) {
        boolean same = known.person().filter(inbound.person()::equals).isPresent();
        if (!desk.rules().updateContact() || same) {
            return Doing.done(known);
        }
        return new ContactUpdate(
                        desk.questions(), session().account(), desk.rules().conflict())
                .of(known.contact(), inbound.person())
                .map(contact -> known.of(contact, inbound.person()));
    }

    private Known into(Known contact, List<Row> rows) {
        long newest = rows.stream().mapToLong(Row::lastMessage).max().orElse(0);
        return contact.in(inbound.policy().choose(rows).map(Row::id).orElse(0L)).after(newest);
    }

    /** When a message was found before its place was. */
    Known unknown() {
        long now = desk.time().nanos();
        return desk.resolved().find(session()).orElseGet(() -> new Known(0, 0, 0, now, now, Optional.empty()));
    }

    /** @param opens whether its conversation is certainly open now */
    void wroteInto(Known place, Found message, boolean opens) {
        if (place.contact() > 0) {
            long state = opens ? desk.time().nanos() : place.stateNanos();
            desk.resolved().put(session(), place.wroteInto(message.conversation(), message.id(), state));
        }
    }
}
