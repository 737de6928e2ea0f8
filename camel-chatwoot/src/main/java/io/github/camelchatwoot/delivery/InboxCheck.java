// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an inbox before the first delivery into it: whether it is one of the kind that takes messages, and whether
 * the token's user may see it. Otherwise lists would be silently empty, and contacts without conversations would arise.
 * What was found out holds for a while; failures are not remembered. Safe to share across threads.
 */
final class InboxCheck {

    private static final Duration HOLDS = Duration.ofMinutes(10);
    private static final String API = "Channel::Api";

    private record Key(long account, long inbox) {}

    private record Dated(InboxFacts facts, long nanos) {}

    private final Questions questions;
    private final @Nullable String clientSecret;
    private final Map<Key, Dated> known = new ConcurrentHashMap<>();
    /** One question at a time, however many deliveries wait for the answer. */
    private final Map<Key, Doing<InboxFacts>> asking = new ConcurrentHashMap<>();

    /** @param clientSecret the key of proofs of identity where it is given, and the token's user does not see it */
    InboxCheck(Questions questions, @Nullable String clientSecret) {
        this.questions = questions;
        this.clientSecret = clientSecret;
    }

    Doing<InboxFacts> facts(long account, long inbox) {
        Dated dated = known.get(new Key(account, inbox));
        if (dated != null && questions.time().nanos() - dated.nanos() < HOLDS.toNanos()) {
            return Doing.done(dated.facts());
        }
        return asking.compute(
                new Key(account, inbox),
                (key, before) -> before == null || before.isDone() ? ask(account, inbox) : before);
    }

    private Doing<InboxFacts> ask(long account, long inbox) {
        Request request =
                Questions.request(Operation.GET_INBOX, Map.of(Param.ACCOUNT_ID, account, Param.INBOX_ID, inbox));
        return questions
                .object(request, "")
                .map(answer -> checked(account, inbox, answer))
                .orElse(failure -> Doing.failed(explained(inbox, failure)));
    }

    /** It may have been changed. */
    void forget(long account, long inbox) {
        known.remove(new Key(account, inbox));
    }

    private InboxFacts checked(long account, long inbox, Map<?, ?> answer) {
        if (!API.equals(answer.get("channel_type")) || !(answer.get("inbox_identifier") instanceof String identifier)) {
            throw new IllegalArgumentException("deliverMessage cannot deliver into inbox " + inbox + ", which is a "
                    + answer.get("channel_type") + ": it takes an inbox of the type API (header "
                    + Param.INBOX_ID.header() + ", option " + Param.INBOX_ID.option() + ")");
        }
        String token = answer.get("hmac_token") instanceof String shown ? shown : clientSecret;
        InboxFacts facts = new InboxFacts(identifier, Boolean.TRUE.equals(answer.get("hmac_mandatory")), token);
        known.put(new Key(account, inbox), new Dated(facts, questions.time().nanos()));
        return facts;
    }

    private static Failure explained(long inbox, Failure failure) {
        return failure instanceof Failure.Unauthorized denied
                ? new Failure.Unauthorized(
                        denied.asked(),
                        denied.answer(),
                        denied.reason(),
                        denied.message() + ". deliverMessage needs the token of a user who is an agent of inbox "
                                + inbox + ", or of an administrator")
                : failure;
    }
}
