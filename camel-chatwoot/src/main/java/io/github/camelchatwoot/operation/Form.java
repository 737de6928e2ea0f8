// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a call can be given besides the ids in its path. Immutable.
 *
 * @param needs parameters without which the call makes no sense
 * @param takes further parameters
 * @param query those of them that go into the query although the call has a body
 * @param text what a body that is not a Map stands for; null: only a Map or JSON object will do
 * @param root the object that the server wants all fields of the body in; null: none
 * @param more the names of further fields that the server knows and that have no header of their own
 * @param iso moments that the server wants as ISO 8601, not in seconds since 1970
 */
public record Form(
        List<Param> needs,
        List<Param> takes,
        Set<Param> query,
        @Nullable Param text,
        @Nullable String root,
        List<String> more,
        Set<Param> iso) {

    static final Form EMPTY = new Form(List.of(), List.of(), Set.of(), null, null, List.of(), Set.of());

    public Form {
        needs = List.copyOf(needs);
        takes = List.copyOf(takes);
        query = Set.copyOf(query);
        more = List.copyOf(more);
        iso = Set.copyOf(iso);
        Set<String> fields = new HashSet<>();
        for (List<Param> params : List.of(needs, takes)) {
            for (Param param : params) {
                if (!param.isSent() || !fields.add(param.field())) {
                    throw new IllegalArgumentException("two parameters are sent as " + param.field());
                }
            }
        }
        for (String field : more) {
            if (!fields.add(field)) {
                throw new IllegalArgumentException(field + " is there twice");
            }
        }
    }

    Form withNeeds(List<Param> params) {
        return new Form(params, takes, query, text, root, more, iso);
    }

    Form withTakes(List<Param> params) {
        return new Form(needs, params, query, text, root, more, iso);
    }

    Form withQuery(List<Param> params) {
        List<Param> all = new ArrayList<>(takes);
        all.addAll(params);
        return new Form(needs, all, Set.copyOf(params), text, root, more, iso);
    }

    Form withText(Param param) {
        return new Form(needs, takes, query, param, root, more, iso);
    }

    Form withRoot(String name) {
        return new Form(needs, takes, query, text, name, more, iso);
    }

    Form withMore(List<String> fields) {
        return new Form(needs, takes, query, text, root, fields, iso);
    }

    Form withIso(Set<Param> params) {
        return new Form(needs, takes, query, text, root, more, params);
    }

    boolean isEmpty() {
        return needs.isEmpty() && takes.isEmpty() && more.isEmpty();
    }

    /** All parameters. */
    Stream<Param> params() {
        return Stream.concat(needs.stream(), takes.stream());
    }

    /** Does something with all parameters, which costs less than a stream. */
    void each(Consumer<Param> action) {
        needs.forEach(action);
        takes.forEach(action);
    }

    /** The parameter that takes files. */
    Optional<Param> file() {
        for (List<Param> params : List.of(needs, takes)) {
            for (Param param : params) {
                if (param.type().isFile()) {
                    return Optional.of(param);
                }
            }
        }
        return Optional.empty();
    }
}
