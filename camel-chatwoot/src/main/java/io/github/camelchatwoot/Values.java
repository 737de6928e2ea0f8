// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.operation.Param.Type;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Makes values of headers and bodies what a parameter wants. */
final class Values {

    private Values() {}

    /**
     * Converts a value.
     *
     * @param where names the value's place, for the message
     * @throws IllegalArgumentException when it is something else
     */
    static Object convert(Exchange exchange, Object value, Type type, String where) {
        Object converted = value instanceof JsonNode tree ? Json.plain(tree) : value;
        Object result;
        try {
            result = converted == null ? null : of(exchange, converted, type);
        } catch (RuntimeException e) { // of the value itself, or of a converter
            throw new IllegalArgumentException(
                    where + " is a " + value.getClass().getSimpleName() + " that cannot be read", e);
        }
        if (result == null) {
            throw new IllegalArgumentException(
                    where + " is a " + value.getClass().getSimpleName() + " that is not " + wanted(type));
        }
        return result;
    }

    private static @Nullable Object of(Exchange exchange, Object value, Type type) {
        return switch (type) {
            case ANY, MOMENT, ADDRESSES, FILE, FILES -> value;
            case LIST -> list(value);
            case IDS -> ids(exchange, value);
            case OBJECT -> value instanceof Map<?, ?> ? value : null;
            case ID, NUMBER -> isSeveral(value) ? null : whole(exchange, value);
            case FLAG -> isSeveral(value) ? null : flag(value);
            case TEXT -> isSeveral(value) ? null : converted(exchange, String.class, value);
        };
    }

    /** Camel would make a text of them that nobody means, and never end one that holds itself. */
    private static boolean isSeveral(Object value) {
        return value instanceof Map<?, ?> || value instanceof Collection<?> || value instanceof Object[];
    }

    /** Camel would cut what is too large or has a fraction: another id. */
    private static @Nullable Long whole(Exchange exchange, Object value) {
        if (value instanceof Boolean) {
            return null;
        }
        return value instanceof Number number ? whole(number) : converted(exchange, Long.class, value);
    }

    /** A number that is whole and small enough for an id; null when it is not. */
    static @Nullable Long whole(Number number) {
        if (number instanceof Long whole) {
            return whole;
        }
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        try {
            return new BigDecimal(number.toString()).longValueExact();
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return null; // then it is refused by its place
        }
    }

    private static <T> @Nullable T converted(Exchange exchange, Class<T> type, Object value) {
        return exchange.getContext().getTypeConverter().tryConvertTo(type, exchange, value);
    }

    /** Camel would read any other text as false. */
    private static @Nullable Object flag(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        String text = value.toString().strip();
        return text.equalsIgnoreCase("true") ? Boolean.TRUE : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
    }

    /** A list, an array, or texts with commas. */
    static @Nullable List<?> list(Object value) {
        if (value instanceof Collection<?> collection) {
            return new ArrayList<>(collection); // may hold null, which the server is to judge
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array.clone());
        }
        return value instanceof String text ? texts(text) : null;
    }

    /** A list of whole numbers; null when one of them is something else. */
    private static @Nullable List<?> ids(Exchange exchange, Object value) {
        List<?> list = value instanceof Number ? List.of(value) : list(value);
        if (list == null) {
            return null;
        }
        List<Object> ids = new ArrayList<>();
        for (Object item : list) {
            Object id = item == null || isSeveral(item) ? null : whole(exchange, item);
            if (id == null) {
                return null;
            }
            ids.add(id);
        }
        return ids;
    }

    /** The texts between commas, without empty ones. */
    static List<String> texts(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String wanted(Type type) {
        return switch (type) {
            case ANY, MOMENT, ADDRESSES, FILE, FILES, TEXT -> "a text";
            case LIST -> "a List, nor a text with commas";
            case IDS -> "a List of whole numbers, nor a text of them with commas";
            case OBJECT -> "a Map";
            case ID, NUMBER -> "a whole number";
            case FLAG -> "true or false";
        };
    }
}
