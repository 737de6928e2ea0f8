// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON as maps, lists, strings, numbers, booleans and null. Stateless, safe to share across threads.
 */
public final class Json {

    /** Without modules: one on the class path, such as Scala's, would make something else than Java's maps. */
    private static final JsonMapper READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** With the modules of whoever's beans are written. */
    private static final JsonMapper WRITER = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .findAndAddModules()
            .build();

    /** How much of the place of an error is told. */
    private static final int DEEP = 5;

    private static final int LONG = 100;

    private Json() {}

    /**
     * Reads one JSON value of UTF-8 bytes.
     *
     * @throws IOException when the bytes are not exactly one JSON value
     */
    public static @Nullable Object read(byte[] bytes) throws IOException {
        return READER.readValue(bytes, Object.class);
    }

    /** Writes a value as JSON in UTF-8. A value that Jackson cannot write is refused with its type in the message. */
    public static byte[] write(@Nullable Object value) {
        try {
            return WRITER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(notJson(value, e), e);
        }
    }

    /** Writes a value as JSON text. */
    public static String text(@Nullable Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(notJson(value, e), e);
        }
    }

    /** Turns a bean, record or JSON tree into maps, lists and values. */
    public static @Nullable Object plain(Object value) {
        try (TokenBuffer buffer = new TokenBuffer(WRITER, false)) {
            WRITER.writeValue(buffer, value);
            return READER.readValue(buffer.asParser(), Object.class);
        } catch (IOException e) {
            throw new IllegalArgumentException(notJson(value, e), e);
        }
    }

    /** Turns maps, lists and values into a JSON tree. */
    public static JsonNode tree(Object value) {
        return WRITER.valueToTree(value);
    }

    /**
     * The value at a JSON pointer (RFC 6901, without escapes), or null when there is none or it is null.
     *
     * @param pointer such as {@code /payload/contact} or {@code /contact_inboxes/0/source_id}; empty: the whole value
     */
    public static @Nullable Object at(@Nullable Object root, String pointer) {
        Object here = root;
        for (String step : steps(pointer)) {
            here = child(here, step);
        }
        return here;
    }

    /** Whether there is something, even null, at a JSON pointer. */
    public static boolean has(@Nullable Object root, String pointer) {
        Object here = root;
        for (String step : steps(pointer)) {
            boolean there = here instanceof Map<?, ?> map
                    ? map.containsKey(step)
                    : here instanceof List<?> list && index(step) < list.size();
            if (!there) {
                return false;
            }
            here = child(here, step);
        }
        return true;
    }

    static List<String> steps(String pointer) {
        return pointer.isEmpty() ? List.of() : List.of(pointer.substring(1).split("/", -1));
    }

    private static @Nullable Object child(@Nullable Object parent, String step) {
        if (parent instanceof Map<?, ?> map) {
            return map.get(step);
        }
        if (parent instanceof List<?> list) {
            int index = index(step);
            return index < list.size() ? list.get(index) : null;
        }
        return null;
    }

    /** A step's index in a list; beyond every list when the step is a name. */
    private static int index(String step) {
        return step.matches("\\d{1,9}") ? Integer.parseInt(step) : Integer.MAX_VALUE;
    }

    private static String notJson(@Nullable Object value, Exception error) {
        return "A " + (value == null ? "null" : value.getClass().getName()) + place(error)
                + " cannot be written as JSON: use maps, lists, whole strings, numbers and booleans";
    }

    /** Where in the value it was, as far as that is known; keys may be strangers' words. */
    private static String place(Exception error) {
        Throwable known = error instanceof JsonMappingException ? error : error.getCause();
        if (!(known instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return "";
        }
        String path = mapping.getPath().stream()
                .limit(DEEP)
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/"));
        String begin = path.length() <= LONG ? path : path.substring(0, LONG) + "...";
        return " with the field " + begin.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
