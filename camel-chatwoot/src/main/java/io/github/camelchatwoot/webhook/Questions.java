// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Question;
import org.jspecify.annotations.Nullable;

/**
 * Asks Chatwoot. What is not the answer that was asked for is a {@link NotRegisteredException}. Safe for any thread; no
 * thread waits.
 *
 * @param call makes the calls
 * @param executor runs what follows an answer: not a thread that reads answers
 * @param ids what all questions are about
 */
record Questions(Call call, Executor executor, Map<Param, Object> ids) {

    Questions {
        ids = Map.copyOf(ids);
    }

    /** Asks for one thing. */
    CompletableFuture<Map<String, Object>> one(
            Operation operation, Map<Param, Object> values, Map<String, Object> fields) {
        return ask(operation, values, fields)
                .thenApply(said -> map(said.thing()).orElseThrow(said::strange));
    }

    /** Asks for a list. */
    CompletableFuture<List<Map<String, Object>>> list(Operation operation) {
        return ask(operation, Map.of(), Map.of()).thenApply(said -> {
            if (!(said.thing() instanceof List<?> list)) {
                throw said.strange();
            }
            List<Map<String, Object>> rows = new ArrayList<>();
            list.forEach(row -> rows.add(map(row).orElseThrow(said::strange)));
            return rows;
        });
    }

    /** Asks for something to be done. */
    CompletableFuture<Boolean> done(Operation operation, Map<Param, Object> values) {
        return ask(operation, values, Map.of()).thenApply(said -> true);
    }

    /** @param thing what was asked for, without Chatwoot's wrapping; null: nothing */
    private record Said(
            Question question, Answer answer, @Nullable Object thing) {

        NotRegisteredException strange() {
            return new NotRegisteredException(question.strange(answer));
        }
    }

    private CompletableFuture<Said> ask(Operation operation, Map<Param, Object> values, Map<String, Object> fields) {
        Map<Param, Object> all = new HashMap<>(ids);
        all.putAll(values);
        Question question = Question.of(operation, all, fields);
        return call.sendSafely(question.request())
                .handleAsync((outcome, error) -> said(question, outcome, error), executor);
    }

    private static Said said(Question question, @Nullable Outcome outcome, @Nullable Throwable error) {
        if (outcome instanceof Failure failure) {
            throw new NotRegisteredException(failure);
        }
        if (!(outcome instanceof Answer answer)) {
            throw new NotRegisteredException(
                    question.request() + " broke: " + error, error == null ? new IllegalStateException() : error);
        }
        try {
            return new Said(question, answer, question.thing(question.read(answer)));
        } catch (IOException notJson) {
            throw new NotRegisteredException(question.strange(answer));
        }
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? Optional.of((Map<String, Object>) map) : Optional.empty();
    }
}
