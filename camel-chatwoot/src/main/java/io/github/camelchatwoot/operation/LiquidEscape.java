// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Makes the texts of messages arrive as they were given: Chatwoot renders those of agents and bots, private notes too,
 * as Liquid templates, and never those of customers.
 */
public final class LiquidEscape {

    private static final Set<String> RENDERED = Set.of("outgoing", "template");
    private static final String PARAMETERS = "processed_params";

    private LiquidEscape() {}

    /** The same inputs with escaped texts, where the call creates a message that the server renders. */
    public static Inputs in(Spec spec, Inputs inputs) {
        if (spec.uses(Param.FIRST_MESSAGE)) {
            return within(inputs);
        }
        if (!spec.uses(Param.MESSAGE_TYPE)) {
            return inputs;
        }
        Object type = inputs.value(Param.MESSAGE_TYPE);
        if (!isRendered(type == null ? inputs.fields().get(Param.MESSAGE_TYPE.field()) : type)) {
            return inputs;
        }
        Inputs escaped = inputs.withFields(escaped(inputs.fields()));
        for (Param param : List.of(Param.CONTENT, Param.TEMPLATE_PARAMS)) {
            Object value = escaped.value(param);
            Object other = escaped(param.field(), value);
            escaped = other == null ? escaped : escaped.with(param, other);
        }
        return escaped;
    }

    private static Inputs within(Inputs inputs) {
        String field = Param.FIRST_MESSAGE.field();
        Map<String, Object> fields = new LinkedHashMap<>(inputs.fields());
        fields.computeIfPresent(field, (name, value) -> message(value));
        Inputs escaped = inputs.withFields(fields);
        Object value = inputs.value(Param.FIRST_MESSAGE);
        return value == null ? escaped : escaped.with(Param.FIRST_MESSAGE, message(value));
    }

    private static Object message(Object value) {
        boolean rendered = value instanceof Map<?, ?> map && isRendered(map.get(Param.MESSAGE_TYPE.field()));
        return rendered ? escaped((Map<?, ?>) value) : value;
    }

    private static boolean isRendered(@Nullable Object type) {
        return type == null || RENDERED.contains(type.toString());
    }

    private static Map<String, Object> escaped(Map<?, ?> message) {
        Map<String, Object> escaped = new LinkedHashMap<>();
        message.forEach((name, value) -> escaped.put(String.valueOf(name), escaped(String.valueOf(name), value)));
        return escaped;
    }

    private static @Nullable Object escaped(String field, @Nullable Object value) {
        if (field.equals(Param.CONTENT.field())) {
            return texts(value, LiquidText::ofContent);
        }
        if (field.equals(Param.TEMPLATE_PARAMS.field()) && value instanceof Map<?, ?> template) {
            Map<String, Object> copy = new LinkedHashMap<>();
            template.forEach((name, part) ->
                    copy.put(String.valueOf(name), PARAMETERS.equals(name) ? texts(part, LiquidText::of) : part));
            return copy;
        }
        return value;
    }

    /** All texts within it. */
    private static @Nullable Object texts(@Nullable Object value, UnaryOperator<String> escape) {
        if (value instanceof CharSequence text) {
            return escape.apply(text.toString());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> texts(item, escape)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, item) -> copy.put(name, texts(item, escape)));
            return copy;
        }
        return value;
    }
}
