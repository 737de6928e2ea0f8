// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Failures;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A call that no route asks for, but the component itself: its request, and how its answer is read. Immutable, safe to
 * share across threads.
 */
public record Question(Spec spec, Request request) {

    /**
     * Makes a question.
     *
     * @param fields of the body
     * @throws IllegalArgumentException when the operation is not one call, or something is missing or wrong
     */
    public static Question of(Operation operation, Map<Param, Object> values, Map<String, Object> fields) {
        return of(operation, values, fields, null);
    }

    /**
     * The same, with the key that proves a contact's identity.
     *
     * @param clientSecret null: nothing is proven
     */
    public static Question of(
            Operation operation, Map<Param, Object> values, Map<String, Object> fields, @Nullable String clientSecret) {
        if (!(operation.role() instanceof Spec spec)) {
            throw new IllegalArgumentException(operation + " is not one call");
        }
        Inputs inputs = new Inputs(values, fields, Map.of(), List.of(), List.of(), clientSecret);
        return new Question(spec, RequestBuilder.build(operation, spec, inputs));
    }

    /**
     * The answer as maps, lists and values; null when there is nothing in it.
     *
     * @throws IOException when it is no JSON, and yet has something to tell
     */
    public @Nullable Object read(Answer answer) throws IOException {
        if (answer.body().length == 0) {
            return null;
        }
        try {
            return Json.read(answer.body());
        } catch (IOException notJson) {
            if (spec.reply().empty()) {
                return null;
            }
            throw notJson;
        }
    }

    /** What was asked for, without Chatwoot's wrapping, in an answer that was read; null when it is not there. */
    public @Nullable Object thing(@Nullable Object read) {
        return Json.at(read, spec.reply().pointer());
    }

    /** The failure of an answer that was not to be expected. */
    public Failure strange(Answer answer) {
        return Failures.unexpected(request.asked(), answer, "the answer is of another shape");
    }
}
