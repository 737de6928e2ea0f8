// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Request;

/** What every operation can be tried with. */
public final class Samples {

    private Samples() {}

    /** The operations that ask Chatwoot for something. */
    public static Stream<Operation> calls() {
        return Arrays.stream(Operation.values()).filter(operation -> operation.role() instanceof Spec);
    }

    public static Spec spec(Operation operation) {
        if (operation.role() instanceof Spec spec) {
            return spec;
        }
        throw new IllegalArgumentException(operation + " is no call");
    }

    static Object value(Param param) {
        if (!param.words().isEmpty()) {
            return param.words().get(0);
        }
        if (!param.example().isEmpty()) {
            return param.example();
        }
        return switch (param.type()) {
            case MOMENT -> "2030-03-17T17:46:40Z";
            case ADDRESSES -> "a@example.com,b@example.com";
            case TEXT -> "some text";
            case ID, NUMBER -> 7L;
            case FLAG -> true;
            case IDS -> List.of(7L, 8L);
            case LIST, FILE, FILES -> List.of("one", "two");
            case OBJECT, ANY -> Map.of("key", "value");
        };
    }

    /** Just enough for a request. */
    public static Map<Param, Object> enough(Spec spec) {
        Map<Param, Object> values = new EnumMap<>(Param.class);
        Stream.concat(spec.variables().stream(), spec.needs().stream())
                .forEach(param -> values.put(param, value(param)));
        if (spec.text() == Param.CONTENT) {
            values.put(Param.CONTENT, value(Param.CONTENT));
        }
        return values;
    }

    static Request request(Operation operation, Map<Param, Object> values, Map<String, Object> fields) {
        Inputs inputs = new Inputs(values, fields, Map.of(), List.of(), List.of(), null);
        return RequestBuilder.build(operation, spec(operation), inputs);
    }

    /** A copy with one value more, or another one. */
    static Map<Param, Object> with(Map<Param, Object> values, Param param, Object value) {
        Map<Param, Object> copy = new EnumMap<>(Param.class);
        copy.putAll(values);
        copy.put(param, value);
        return copy;
    }

    static Map<Param, Object> without(Map<Param, Object> values, Param param) {
        Map<Param, Object> copy = new EnumMap<>(Param.class);
        copy.putAll(values);
        copy.remove(param);
        return copy;
    }
}
