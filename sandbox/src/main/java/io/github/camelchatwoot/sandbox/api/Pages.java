// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelchatwoot.sandbox.http.Params;

/** Pages of a list. */
final class Pages {
    private Pages() {}

    static <T> List<T> page(List<T> all, Params params, int size) {
        int from = (int) Math.min(all.size(), (number(params) - 1) * size);
        return all.subList(from, Math.min(all.size(), from + size));
    }

    /** Looks at no more than it takes to fill the page. */
    static <T> List<T> page(Stream<T> all, Params params, int size) {
        return all.skip((number(params) - 1) * size).limit(size).toList();
    }

    /** Counted from 1, whatever was sent. */
    static long number(Params params) {
        Long page = params.number("page");
        return page == null || page < 1 ? 1 : Math.min(page, Integer.MAX_VALUE / 100);
    }

    /** The page as it was asked for, and so a text if there was one; otherwise the number 1. */
    static JsonNode echo(Params params) {
        return params.has("page") ? params.raw("page") : JsonNodeFactory.instance.numberNode(1);
    }
}
