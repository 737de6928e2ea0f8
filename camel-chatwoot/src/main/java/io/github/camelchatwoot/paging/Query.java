// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

import java.util.ArrayList;
import java.util.List;

import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.client.Request.Field;
import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;

/** Reads and changes the query of requests. */
final class Query {

    private Query() {}

    /** What a parameter is set to; null when it is not there. */
    static @Nullable String value(Request request, Param param) {
        return request.query().stream()
                .filter(field -> field.name().equals(param.field()))
                .map(Field::value)
                .findFirst()
                .orElse(null);
    }

    /**
     * What a parameter is set to as number; null when it is not there.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static @Nullable Long number(Request request, Param param) {
        String value = value(request, param);
        if (value == null) {
            return null;
        }
        try {
            return Long.valueOf(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    request.asked().operation() + " cannot be read to its end: " + param.field() + " (header "
                            + param.header() + ") is not a whole number",
                    e);
        }
    }

    /** The same request with a parameter set to a value, whatever it was. */
    static Request with(Request request, Param param, Object value) {
        List<Field> query = new ArrayList<>(without(request, param).query());
        query.add(new Field(param.field(), value.toString()));
        return request.withQuery(query);
    }

    static Request without(Request request, Param param) {
        return request.withQuery(request.query().stream()
                .filter(field -> !field.name().equals(param.field()))
                .toList());
    }
}
