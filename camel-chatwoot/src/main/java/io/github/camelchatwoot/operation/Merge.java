// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Payload.JsonObject;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A change of a part of what the server only replaces as a whole: what is there is read, changed, and written. Whoever
 * makes these calls sees to it that no two of them overlap for the same thing. Immutable.
 *
 * @param reads the operation that reads what is there
 * @param writes the operation that replaces it; what it needs and answers is what this needs and answers
 * @param change what is done in between
 */
public record Merge(Operation reads, Operation writes, Change change, String summary) implements Role {

    public Merge {
        if (!(reads.role() instanceof Spec && writes.role() instanceof Spec)) {
            throw new IllegalArgumentException(reads + " and " + writes + " are not calls");
        }
    }

    /** The call that reads. */
    public Spec reading() {
        return (Spec) reads.role();
    }

    /** The call that writes. */
    public Spec writing() {
        return (Spec) writes.role();
    }

    /**
     * What is given.
     *
     * @param whole the call that would write it as it is
     * @throws IllegalArgumentException when it is not what it should be
     */
    public Object given(Operation operation, Request whole) {
        Param param = change.param();
        Object given =
                whole.payload() instanceof JsonObject json ? json.fields().get(param.field()) : null;
        if (given == null || !isExpected(given)) {
            throw new IllegalArgumentException(operation + " takes the " + Spelling.words(param.name()) + " as a "
                    + (param.type().isList() ? "List" : "Map") + " (header " + param.header() + ", field "
                    + param.field() + ")");
        }
        return given;
    }

    /**
     * The request that reads what is there.
     *
     * @throws IllegalArgumentException when something is missing or wrong
     */
    public Request reading(Operation operation, Inputs inputs) {
        return RequestBuilder.build(operation, reading(), inputs);
    }

    /**
     * The request that writes what is there afterwards, or null when nothing changes.
     *
     * @param stored what was read, as from {@link #stored}
     * @param given as from {@link #given}
     */
    public @Nullable Request writing(Operation operation, Inputs inputs, Object stored, Object given) {
        Object wanted = change.applied(stored, given);
        return same(stored, wanted)
                ? null
                : RequestBuilder.build(operation, writing(), inputs.with(change.param(), quoted(wanted)));
    }

    /** What is there, out of the answer of reading; null when the answer is another one. */
    public @Nullable Object stored(Answer read) {
        try {
            Object stored = Json.at(Json.read(read.body()), "/" + pointer());
            return stored != null && isExpected(stored) ? stored : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    /** What writing would have answered: nothing has changed. */
    public Answer unchanged(Answer read, Object stored) {
        return new Answer(read.status(), read.headers(), Json.write(Map.of(pointer(), stored)));
    }

    /** The name of what is changed, in both answers. */
    private String pointer() {
        return writing().reply().pointer().substring(1);
    }

    private boolean isExpected(Object value) {
        return change.param().type().isList() ? value instanceof List<?> : value instanceof Map<?, ?>;
    }

    /** As the server would see them: 5 is 5, be it an Integer or a Long. */
    private static boolean same(Object stored, Object wanted) {
        return Json.text(stored).equals(Json.text(wanted));
    }

    /** A label that holds a comma would become two. */
    private static Object quoted(Object wanted) {
        return wanted instanceof List<?> labels
                ? labels.stream()
                        .map(String::valueOf)
                        .map(label -> label.contains(",") ? '"' + label + '"' : label)
                        .toList()
                : wanted;
    }
}
