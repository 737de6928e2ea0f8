// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.cable.CableIdentifier;
import io.github.camelchatwoot.cable.CableTickets;
import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Question;
import org.jspecify.annotations.Nullable;

/**
 * Knows, or asks for, what a WebSocket subscribes to: as the user of the access token, or as a contact. Remembers it
 * until it may be out of date. Safe for any thread; no thread waits.
 */
final class CableAccess implements CableTickets {

    private final Whose whose;
    private final Call call;
    private final Executor executor;
    private volatile @Nullable CableIdentifier known;

    /** Whose events a WebSocket hears. */
    sealed interface Whose {

        /** The user of the access token: what the user may see of the account. */
        record User(long account) implements Whose {}

        /** A contact's session, by its token. */
        record Session(String token) implements Whose {
            @Override
            public String toString() {
                return "Session";
            }
        }

        /**
         * A contact's session, by its names.
         *
         * @param create whether to create the contact when there is none
         * @param clientSecret proves the identity of a contact that is created; null: nothing does
         */
        record Contact(
                String inboxIdentifier,
                String sourceId,
                boolean create,
                @Nullable String clientSecret) implements Whose {
            @Override
            public String toString() {
                return "Contact[" + sourceId + "]";
            }
        }

        /**
         * What the options say.
         *
         * @throws IllegalArgumentException when one is missing, or says something else than another one
         */
        static Whose of(ChatwootConfiguration options) {
            String token = options.getSessionToken();
            String sourceId = options.getContactSourceId();
            if (token != null && sourceId != null) {
                throw new IllegalArgumentException(
                        "chatwoot:websocket takes one of the options sessionToken and contactSourceId, not both");
            }
            if (token != null) {
                return new Session(token);
            }
            if (sourceId != null) {
                ConsumerOptions.needed(
                        options.getInboxIdentifier(),
                        "inboxIdentifier",
                        "inbox-identifier",
                        "the identifier of the API inbox",
                        "with contactSourceId");
                return new Contact(
                        Objects.requireNonNull(options.getInboxIdentifier()),
                        sourceId,
                        options.isCreateContact(),
                        options.getClientSecret());
            }
            return new User(ConsumerOptions.user(options, "of chatwoot:websocket"));
        }
    }

    /** @param executor goes on with answers */
    CableAccess(Whose whose, Call call, Executor executor) {
        this.whose = whose;
        this.call = call;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<CableIdentifier> ticket(boolean fresh) {
        CableIdentifier before = known;
        if (before != null && !fresh) {
            return CompletableFuture.completedFuture(before);
        }
        return asked().thenApply(identifier -> {
            known = identifier;
            return identifier;
        });
    }

    private CompletableFuture<CableIdentifier> asked() {
        if (whose instanceof Whose.User user) {
            return Profile.ask(call, executor, user.account())
                    .thenApply(
                            profile -> CableIdentifier.ofUser(profile.pubsubToken(), user.account(), profile.userId()));
        }
        if (whose instanceof Whose.Session session) {
            return CompletableFuture.completedFuture(CableIdentifier.ofContact(session.token()));
        }
        return contact((Whose.Contact) whose);
    }

    private CompletableFuture<CableIdentifier> contact(Whose.Contact contact) {
        return ask(contact, Operation.CLIENT_GET_CONTACT, Map.of(Param.CONTACT_SOURCE_ID, contact.sourceId()), Map.of())
                .exceptionallyCompose(error -> {
                    if (contact.create() && isNotFound(error)) {
                        return ask(
                                contact,
                                Operation.CLIENT_CREATE_CONTACT,
                                Map.of(),
                                Map.of(Param.CONTACT_SOURCE_ID.field(), contact.sourceId()));
                    }
                    return CompletableFuture.failedFuture(error);
                });
    }

    private static boolean isNotFound(Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        return cause instanceof SourceException known && known.isNotFound();
    }

    private CompletableFuture<CableIdentifier> ask(
            Whose.Contact contact, Operation operation, Map<Param, Object> ids, Map<String, Object> fields) {
        Map<Param, Object> values = new HashMap<>(ids);
        values.put(Param.INBOX_IDENTIFIER, contact.inboxIdentifier());
        Question question = Question.of(operation, values, fields, contact.clientSecret());
        return call.sendSafely(question.request())
                .handleAsync((outcome, error) -> identifier(question, outcome, error), executor);
    }

    private static CableIdentifier identifier(Question question, @Nullable Outcome outcome, @Nullable Throwable error) {
        Object said = SourceException.answered(question, outcome, error);
        if (Json.at(said, "/pubsub_token") instanceof String token) {
            return CableIdentifier.ofContact(token);
        }
        throw new SourceException(question.strange((Answer) Objects.requireNonNull(outcome)));
    }
}
