// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Failures;
import io.github.camelchatwoot.client.Verb;
import io.github.camelchatwoot.delivery.Messages.Found;
import io.github.camelchatwoot.delivery.Result.Delivered;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Spec;

/**
 * Brings one message into Chatwoot, while nobody else writes into its session. Whatever becomes of a call, the message
 * is not sent again before it is certain that the server has not stored it. Used once.
 */
final class Posting {

    private static final String SOURCE_ID = "source_id";

    /** What is waited for, where no call has failed. */
    private static final Asked WRITING =
            new Asked(Operation.CREATE_MESSAGE.toString(), Verb.POST, ((Spec) Operation.CREATE_MESSAGE.role()).path());

    private final Desk desk;
    private final Places places;
    private final Session session;
    private final Draft draft;
    private final Ledger.Entry entry;
    private final Search search;
    private int sent;
    private int places404;

    /** @param places finds out where it belongs */
    Posting(Desk desk, Places places, Draft draft) {
        this.desk = desk;
        this.places = places;
        this.session = places.session();
        this.draft = draft;
        this.entry = desk.entry(session, draft.sourceId());
        this.search = places.search(draft.sourceId());
    }

    Doing<Delivered> run() {
        return switch (desk.ledger().fate(entry)) {
            case DONE -> known();
            case TRIED -> afterTry();
            case NEW -> bring();
        };
    }

    /** It was delivered before. */
    private Doing<Delivered> known() {
        Doing<Optional<Found>> look = desk.ledger()
                .receipt(entry)
                .map(receipt -> desk.messages().read(session.account(), receipt.conversation(), receipt.message()))
                .orElseGet(search::anywhere);
        return look.orElse(failure ->
                        failure instanceof Failure.NotFound ? Doing.done(Optional.empty()) : Doing.failed(failure))
                .map(found -> {
                    desk.figures().delivered(false);
                    long contact = desk.ledger()
                            .receipt(entry)
                            .map(Ledger.Receipt::contact)
                            .filter(id -> id > 0)
                            .orElseGet(() -> places.unknown().contact());
                    return new Delivered(
                            false,
                            contact,
                            found.map(Found::conversation).orElse(0L),
                            found.map(Found::fields).orElse(Map.of(SOURCE_ID, draft.sourceId())));
                });
    }

    /** Somebody has tried to deliver it, perhaps in another process: it may still come. */
    private Doing<Delivered> afterTry() {
        long certainAt = desk.ledger()
                .certainAt(entry)
                .orElseGet(
                        () -> desk.time().nanos() + desk.rules().commitLimit().toNanos());
        return new Settling(desk.questions(), WRITING, search::anywhere)
                .until(certainAt)
                .either(
                        found -> found.map(there -> finish(places.unknown(), there, false))
                                .orElseGet(this::bring),
                        this::unresolved);
    }

    private Doing<Delivered> bring() {
        return places.find(search)
                .then(place -> place.found()
                        .map(there -> finish(place.known(), there, false))
                        .orElseGet(() -> post(place.known())));
    }

    private Doing<Delivered> post(Known place) {
        desk.ledger().tries(entry);
        Duration wait = place.conversation() == 0
                ? Duration.ZERO
                : desk.pace().take(new Pace.Conversation(session.account(), place.conversation()));
        if (wait.isZero()) {
            return send(place);
        }
        desk.figures().countPaced();
        return desk.questions().later(WRITING, wait).then(now -> send(place));
    }

    private Doing<Delivered> send(Known place) {
        sent++;
        if (place.conversation() != 0) {
            return desk.questions()
                    .object(desk.messages().writing(session.account(), place.conversation(), draft), "")
                    .either(
                            message -> finish(place, Messages.found(place.conversation(), message), true),
                            failure ->
                                    failed(place, failure, () -> search.in(place.conversation(), place.lastMessage())));
        }
        return draft.isPlain() ? begin(place) : beginEmpty(place);
    }

    /** A new conversation together with the message. */
    private Doing<Delivered> begin(Known place) {
        Map<String, Object> message = new LinkedHashMap<>(draft.fields());
        message.put(SOURCE_ID, draft.sourceId());
        return desk.questions()
                .object(desk.conversations().creating(session, place.contact(), message), "")
                .either(
                        conversation -> begun(place, conversation),
                        failure -> failed(place, failure, search::anywhere));
    }

    /** The answer shows the last message, which may be a greeting. */
    private Doing<Delivered> begun(Known place, Map<?, ?> conversation) {
        long id = Questions.id(conversation.get("id"));
        if (Json.at(conversation, "/messages/0") instanceof Map<?, ?> last
                && draft.sourceId().equals(last.get(SOURCE_ID))) {
            return finish(place, Messages.found(id, last), true);
        }
        return new Settling(desk.questions(), WRITING, () -> search.in(id, 0))
                .now()
                .either(
                        found -> found.map(there -> finish(place, there, true))
                                .orElseGet(() -> unresolved(Failures.notShown(WRITING))),
                        this::unresolved);
    }

    /** Files cannot be part of the call that creates a conversation. */
    private Doing<Delivered> beginEmpty(Known place) {
        return desk.questions()
                .object(desk.conversations().creating(session, place.contact()), "")
                .either(
                        conversation -> send(place.in(Questions.id(conversation.get("id")))),
                        failure -> gone(failure).orElseGet(() -> nothingDone(failure)));
    }

    private Doing<Delivered> failed(Known place, Failure failure, Supplier<Doing<Optional<Found>>> look) {
        Settling settling = new Settling(desk.questions(), failure.asked(), look);
        if (Questions.isUnclear(failure)) {
            long certainAt = desk.certainAt(failure);
            desk.ledger().isCertainAt(entry, certainAt);
            return settling.until(certainAt)
                    .either(
                            found -> found.map(there -> finish(place, there, true))
                                    .orElseGet(() -> notStored(place, failure)),
                            this::unresolved);
        }
        if (Questions.isRefusal(failure)) {
            return settling.now()
                    .either(
                            found -> found.map(there -> finish(place, there, true))
                                    .orElseGet(() -> refused(place, failure)),
                            this::unresolved);
        }
        return gone(failure).orElseGet(() -> nothingDone(failure));
    }

    /** It is certain: the server has not stored it. */
    private Doing<Delivered> notStored(Known place, Failure failure) {
        if (sent > 1 || !draft.isRepeatable()) {
            return Doing.failed(failure);
        }
        desk.figures().countSentAgain();
        return post(place);
    }

    /** A session that was taken from its contact is refused, as bad input is; only what is known can be wrong. */
    private Doing<Delivered> refused(Known place, Failure failure) {
        boolean taken = place.conversation() == 0
                && ((Failure.Invalid) failure).attributes().isEmpty();
        return taken && desk.resolved().find(session).isPresent() ? again() : nothingDone(failure);
    }

    /** The conversation or contact is there no more; empty when that is not what happened. */
    private Optional<Doing<Delivered>> gone(Failure failure) {
        return failure instanceof Failure.NotFound && places404 == 0 && draft.isRepeatable()
                ? Optional.of(again())
                : Optional.empty();
    }

    private Doing<Delivered> again() {
        if (places404++ > 0) {
            return Doing.broken(new IllegalStateException("The session changes while it is used"));
        }
        desk.resolved().forget(session);
        return bring();
    }

    private Doing<Delivered> nothingDone(Failure failure) {
        desk.ledger().nothingDone(entry);
        if (failure instanceof Failure.NotFound) {
            desk.resolved().forget(session);
        }
        return Doing.failed(failure);
    }

    private Doing<Delivered> unresolved(Failure failure) {
        desk.figures().countUnresolved();
        return Doing.failed(Failures.unresolved(failure));
    }

    private Doing<Delivered> finish(Known place, Found message, boolean created) {
        places.wroteInto(place, message, draft.opens());
        desk.ledger().done(entry, new Ledger.Receipt(place.contact(), message.conversation(), message.id()));
        desk.figures().delivered(created);
        return Doing.done(new Delivered(created, place.contact(), message.conversation(), message.fields()));
    }
}
