// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Failures;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.client.Time;
import io.github.camelchatwoot.client.Upload;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.operation.Inputs;
import io.github.camelchatwoot.operation.LiquidEscape;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.RequestBuilder;
import io.github.camelchatwoot.operation.Spec;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server, and goes on with its answers on threads that may be held up. Safe to share across threads.
 *
 * @param client makes the calls
 * @param executor runs what follows; never refuses
 * @param time what waits are measured by
 */
record Questions(Call client, Executor executor, Time time) {

    /** A call with what headers would say, and without files. */
    static Request request(Operation operation, Map<Param, Object> values) {
        return request(operation, values, Map.of());
    }

    /** The same with fields of a body. */
    static Request request(Operation operation, Map<Param, Object> values, Map<String, Object> fields) {
        return build(operation, new Inputs(values, fields, Map.of(), List.of(), List.of(), null));
    }

    /** A call that proves an identifier. */
    static Request proving(Operation operation, Map<Param, Object> values, @Nullable String key) {
        return build(operation, new Inputs(values, Map.of(), Map.of(), List.of(), List.of(), key));
    }

    /** A call that creates a message, with files. */
    static Request writing(
            Operation operation,
            Map<Param, Object> values,
            Map<String, Object> fields,
            List<Upload> uploads,
            List<String> blobIds,
            boolean escapeLiquid) {
        Inputs inputs = new Inputs(values, fields, Map.of(), uploads, blobIds, null);
        return build(operation, escapeLiquid ? LiquidEscape.in(spec(operation), inputs) : inputs);
    }

    private static Request build(Operation operation, Inputs inputs) {
        return RequestBuilder.build(operation, spec(operation), inputs);
    }

    private static Spec spec(Operation operation) {
        return (Spec) operation.role();
    }

    /** Asks once; calls that are safe to repeat may be tried again by the client. */
    Doing<Answer> ask(Request request) {
        CompletableFuture<Outcome> sent = client.sendSafely(request);
        return Doing.of(sent.thenApplyAsync(outcome -> outcome, executor))
                .then(outcome ->
                        outcome instanceof Answer answer ? Doing.done(answer) : Doing.failed((Failure) outcome));
    }

    /** The same for an object as answer. */
    Doing<Map<?, ?>> object(Request request, String pointer) {
        return ask(request).then(answer -> {
            Object value = at(answer, pointer);
            return value instanceof Map<?, ?> map
                    ? Doing.done(map)
                    : Doing.failed(Failures.unexpected(request.asked(), answer, "the answer is of another shape"));
        });
    }

    /** The same for a list of objects as answer. */
    Doing<List<Map<?, ?>>> list(Request request, String pointer) {
        return ask(request).then(answer -> {
            Object value = at(answer, pointer);
            if (!(value instanceof List<?> list) || !list.stream().allMatch(Map.class::isInstance)) {
                return Doing.failed(Failures.unexpected(request.asked(), answer, "the answer is no list"));
            }
            return Doing.done(
                    list.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList());
        });
    }

    private static @Nullable Object at(Answer answer, String pointer) {
        try {
            return Json.at(Json.read(answer.body()), pointer);
        } catch (IOException notJson) {
            return null; // which is reported as what it is: another answer
        }
    }

    /**
     * Goes on after a while, at a moment that it tells; or fails, when the component is stopped meanwhile.
     *
     * @param asked what the wait is for
     */
    Doing<Long> later(Asked asked, Duration delay) {
        long begun = time.nanos();
        CompletableFuture<Long> over = new CompletableFuture<>();
        Time.Alarm unused = time.after(delay, () -> over.complete(time.nanos()));
        return Doing.of(over.thenApplyAsync(nanos -> nanos, executor))
                .then(now -> now - begun < delay.toNanos()
                        ? Doing.failed(Failures.stopped(asked)) // all waits end then
                        : Doing.done(now));
    }

    /** Whether a call that failed may have been carried out, as far as one can tell. */
    static boolean isUnclear(Failure failure) {
        if (failure instanceof Failure.Unanswered unanswered) {
            return unanswered.sent();
        }
        return failure instanceof Failure.ServerFailed || failure instanceof Failure.UnexpectedAnswer;
    }

    /** Whether the server refused with 422, which it may do although it has stored what it was sent. */
    static boolean isRefusal(Failure failure) {
        return failure instanceof Failure.Invalid invalid && invalid.answer().status() == 422;
    }

    /** A whole number of an answer; -1 when there is none. */
    static long id(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long ? ((Number) value).longValue() : -1;
    }
}
