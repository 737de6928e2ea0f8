// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.camelchatwoot.client.Access;
import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.Media;
import io.github.camelchatwoot.client.Payload;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.client.Request.Field;
import io.github.camelchatwoot.client.Verb;
import org.jspecify.annotations.Nullable;

/** Goes through lists without a network. */
final class Courses {

    private Courses() {}

    /** A request with a query of names and values in turn. */
    static Request request(Object... query) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < query.length; i += 2) {
            fields.add(new Field(query[i].toString(), query[i + 1].toString()));
        }
        Asked asked = new Asked("listThings", Verb.GET, "/things");
        return new Request(asked, "/things", fields, Map.of(), new Payload.None(), Access.TOKEN, Media.JSON, true);
    }

    static @Nullable String value(Request request, String name) {
        return request.query().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst()
                .orElse(null);
    }

    /** The ids of all rows, in the order they come in; {@code asked} gets the requests. */
    static List<Long> ids(Course course, Function<Request, List<?>> server, List<Request> asked) {
        List<Long> ids = new ArrayList<>();
        for (Request request = course.next(); request != null; request = course.next()) {
            asked.add(request);
            course.take(new Part(server.apply(request), null)).forEach(row -> ids.add(MessageIds.id(row)));
        }
        return ids;
    }
}
