// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.model;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.json.Times;
import org.jspecify.annotations.Nullable;

/** Reads the fields of records; the one place where they get their types. */
final class Fields {

    private static final int SHOWN = 10;

    private Fields() {}

    /**
     * A copy that cannot be changed.
     *
     * @throws IllegalArgumentException when there is no id
     */
    static Map<String, Object> withId(Class<? extends ChatwootRecord> type, Map<?, ?> map) {
        if (whole(map.get("id")).isEmpty()) {
            throw missing(type, map, "id, a whole number");
        }
        return frozen(map);
    }

    static IllegalArgumentException missing(Class<? extends ChatwootRecord> type, Map<?, ?> map, String what) {
        String there = map.keySet().stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return new IllegalArgumentException(named(type.getSimpleName()) + " needs the field " + what
                + ", but there is " + (there.isEmpty() ? "nothing" : "only " + there)
                + ". Lists are split first; with bodyFormat=bytes an answer is still wrapped");
    }

    static Map<String, Object> frozen(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), frozenValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object frozenValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return frozen(map);
        }
        if (value instanceof Collection<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(frozenValue(item)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    static long id(ChatwootRecord of) {
        return whole(of.fields().get("id")).orElseThrow(); // checked when the record was made
    }

    /** The first of several places that has a whole number, such as {@code /inbox_id} and {@code /inbox/id}. */
    static @Nullable Long number(ChatwootRecord of, String... pointers) {
        for (String pointer : pointers) {
            Object value = Json.at(of.fields(), pointer);
            if (value != null) {
                return whole(value).orElseThrow(() -> wrong(of, pointer, value, "a whole number"));
            }
        }
        return null;
    }

    private static Optional<Long> whole(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return Optional.of(((Number) value).longValue());
        }
        return value instanceof BigInteger big && big.bitLength() < Long.SIZE
                ? Optional.of(big.longValue())
                : Optional.empty();
    }

    static @Nullable String text(ChatwootRecord of, String pointer) {
        return read(of, pointer, String.class, "a text");
    }

    static @Nullable Boolean flag(ChatwootRecord of, String pointer) {
        return read(of, pointer, Boolean.class, "true or false");
    }

    private static <T> @Nullable T read(ChatwootRecord of, String pointer, Class<T> type, String wanted) {
        Object value = Json.at(of.fields(), pointer);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw wrong(of, pointer, value, wanted);
    }

    /** An object; empty when there is none. */
    @SuppressWarnings("unchecked") // fields are frozen, which makes all names texts
    static Map<String, Object> object(ChatwootRecord of, String pointer) {
        Map<?, ?> map = read(of, pointer, Map.class, "an object");
        return map == null ? Map.of() : (Map<String, Object>) map;
    }

    /** The record of an object; null when there is none. */
    static <T> @Nullable T record(ChatwootRecord of, String pointer, Function<Map<String, Object>, T> make) {
        Map<String, Object> map = object(of, pointer);
        return map.isEmpty() ? null : make.apply(map);
    }

    /** A list of objects; empty when there is none. */
    @SuppressWarnings("unchecked") // as above
    static List<Map<String, Object>> objects(ChatwootRecord of, String pointer) {
        return (List<Map<String, Object>>) (List<?>) list(of, pointer, Map.class, "a list of objects");
    }

    /** A list of records; empty when there is none. */
    static <T> List<T> records(ChatwootRecord of, String pointer, Function<Map<String, Object>, T> make) {
        return objects(of, pointer).stream().map(make).toList();
    }

    /** A list of texts; empty when there is none. */
    static List<String> texts(ChatwootRecord of, String pointer) {
        return list(of, pointer, String.class, "a list of texts");
    }

    private static <T> List<T> list(ChatwootRecord of, String pointer, Class<T> type, String wanted) {
        List<?> list = read(of, pointer, List.class, wanted);
        List<T> items = new ArrayList<>();
        for (Object item : list == null ? List.of() : list) {
            if (!type.isInstance(item)) {
                throw wrong(of, pointer, item, wanted);
            }
            items.add(type.cast(item));
        }
        return Collections.unmodifiableList(items);
    }

    /** A time; null when there is none, which Chatwoot also writes as 0. */
    static @Nullable Instant time(ChatwootRecord of, String pointer) {
        Object value = Json.at(of.fields(), pointer);
        if (value == null || (value instanceof Number number && number.doubleValue() == 0)) {
            return null;
        }
        return Times.instant(value).orElseThrow(() -> wrong(of, pointer, value, "a time"));
    }

    private static IllegalArgumentException wrong(
            ChatwootRecord of, String pointer, @Nullable Object value, String wanted) {
        String is = value == null ? "holds null" : "is a " + value.getClass().getSimpleName();
        return new IllegalArgumentException("The field " + pointer.substring(1).replace('/', '.') + " of "
                + named(of.getClass().getSimpleName()) + " " + is + ", but should be " + wanted);
    }

    /** What {@code toString()} tells of a record. */
    static String shown(ChatwootRecord of) {
        return of.getClass().getSimpleName() + "[" + id(of) + "]";
    }

    private static String named(String type) {
        return ("AI".indexOf(type.charAt(0)) < 0 ? "a " : "an ") + type;
    }
}
