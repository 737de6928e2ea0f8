// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Question;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who the access token belongs to. Immutable.
 *
 * @param pubsubToken the credential of the user's WebSocket
 */
record Profile(long userId, String pubsubToken) {

    private static final Logger LOG = LoggerFactory.getLogger(Profile.class);

    /** A start waits no longer: a server that is down must not hold up the application. */
    private static final long LONGEST_CHECK_MILLIS = 5_000;

    /**
     * Asks for it.
     *
     * @param executor goes on with the answer
     * @return fails with a {@link SourceException} that says why
     */
    static CompletableFuture<Profile> ask(Call call, Executor executor, long account) {
        Question question = Question.of(Operation.GET_PROFILE, Map.of(), Map.of());
        return call.sendSafely(question.request())
                .handleAsync((outcome, error) -> read(question, account, outcome, error), executor);
    }

    private static Profile read(Question question, long account, @Nullable Outcome outcome, @Nullable Throwable error) {
        Object said = SourceException.answered(question, outcome, error);
        if (Json.at(said, "/id") instanceof Number id && Json.at(said, "/pubsub_token") instanceof String token) {
            if (!accounts(said).contains(account)) {
                throw new SourceException("the user of the accessToken does not belong to account " + account
                        + " (option accountId), but to " + accounts(said));
            }
            return new Profile(id.longValue(), token);
        }
        throw new SourceException(question.strange((Answer) Objects.requireNonNull(outcome)));
    }

    private static List<Long> accounts(@Nullable Object said) {
        return Json.at(said, "/accounts") instanceof List<?> list
                ? list.stream()
                        .map(one -> Json.at(one, "/id"))
                        .filter(Number.class::isInstance)
                        .map(id -> ((Number) id).longValue())
                        .toList()
                : List.of();
    }

    /**
     * Refuses a token that is not good for looking for events: one of a bot, an unknown one, one of another account.
     * When the server cannot be asked, nothing is known, and so nothing is refused.
     *
     * @throws IllegalArgumentException when it is refused
     */
    static void check(ChatwootEndpoint endpoint, Call call, Executor executor, long account) {
        CompletableFuture<Profile> asked = ask(call, executor, account);
        try {
            Profile unused = asked.get(LONGEST_CHECK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            LOG.info("{} starts although its server has not answered: it is asked again and again", endpoint);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            refuse(endpoint, e.getCause() == null ? e : e.getCause());
        }
    }

    private static void refuse(ChatwootEndpoint endpoint, Throwable why) {
        if (why instanceof SourceException known && known.isDefinite()) {
            throw new IllegalArgumentException(
                    endpoint + " needs the accessToken of a user of the account, not of a bot: " + why.getMessage(),
                    why);
        }
        LOG.info("{} starts although its server cannot be asked: {}", endpoint, why.getMessage());
    }
}
