// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values at some JSON pointers in one pass, without building anything of the rest, but checking all of it:
 * what is not exactly one JSON value, or names a field twice, is refused. Immutable, safe to share across threads.
 */
public final class JsonScan {

    /** Nothing that Chatwoot sends comes near it, and checking for doubled names needs them all in memory. */
    private static final int MAX_NAMES = 10_000;

    private static final int FEW_NAMES = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Node root = new Node();
    private final int size;

    /** What is known about a place: the way on, and where its value goes. */
    private static final class Node {
        private final Map<String, Node> fields = new HashMap<>();
        private @Nullable Node first;
        private @Nullable Node every;
        private int index = -1;

        Node step(String name) {
            switch (name) {
                case "0" -> first = first == null ? new Node() : first;
                case "*" -> every = every == null ? new Node() : every;
                default -> {
                    return fields.computeIfAbsent(name, unused -> new Node());
                }
            }
            if (first != null && every != null) {
                throw new IllegalArgumentException("of one list, point to 0 or to *, not to both");
            }
            return Objects.requireNonNull(first == null ? every : first);
        }

        void end(int number) {
            if (index >= 0) {
                throw new IllegalArgumentException("two pointers point to the same place");
            }
            index = number;
        }
    }

    /**
     * An object or a list that was found: where it stands in the bytes.
     *
     * @param from the index of its first byte
     * @param to the index behind its last byte
     */
    public record Part(int from, int to) {
        /** A copy of its bytes. */
        public byte[] of(byte[] json) {
            return Arrays.copyOfRange(json, from, to);
        }
    }

    /**
     * Knows where to look.
     *
     * @param pointers as for {@link Json#at}; of a list only 0, the first element, can be pointed to, or *, the last
     *     one that has such a field; neither is ever the name of a field
     * @throws IllegalArgumentException when two pointers are the same, or want 0 and * of the same list
     */
    public JsonScan(List<String> pointers) {
        size = pointers.size();
        for (int i = 0; i < size; i++) {
            Node node = root;
            for (String step : Json.steps(pointers.get(i))) {
                node = node.step(step);
            }
            node.end(i);
        }
    }

    /**
     * Reads.
     *
     * @return the values in the order of the pointers: a String, Number or Boolean, a {@link Part} for an object or a
     *     list, null where there is none
     * @throws IOException when the bytes are not exactly one JSON value in UTF-8, or name a field of an object twice
     */
    @SuppressWarnings("NullAway") // elements stay null where nothing was found
    public @Nullable Object[] read(byte[] json) throws IOException {
        Object[] found = new Object[size];
        try (JsonParser parser = FACTORY.createParser(json)) {
            Pass pass = new Pass(parser, found);
            parser.nextToken();
            if (parser.currentLocation().getByteOffset() < 0) { // it decodes characters first, so no place is known
                throw new JsonParseException(parser, "it is not UTF-8");
            }
            pass.value(root);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "there is something behind the value");
            }
        }
        return found;
    }

    /** One pass over the bytes. */
    private static final class Pass {
        private final JsonParser parser;
        private final Object[] found;
        private String[] names = new String[FEW_NAMES];
        private int open;

        Pass(JsonParser parser, Object[] found) {
            this.parser = parser;
            this.found = found;
        }

        /** The parser limits how deep this goes. */
        void value(@Nullable Node node) throws IOException {
            JsonToken token = parser.currentToken();
            if (token == null) {
                throw new JsonParseException(parser, "there is nothing");
            }
            boolean wanted = node != null && node.index >= 0;
            if (!token.isStructStart()) {
                if (wanted) {
                    found[node.index] = scalar(token);
                }
                return;
            }
            int from = wanted ? (int) parser.currentTokenLocation().getByteOffset() : 0;
            if (token == JsonToken.START_OBJECT) {
                object(node);
            } else {
                list(node);
            }
            if (wanted) {
                found[node.index] =
                        new Part(from, (int) parser.currentLocation().getByteOffset());
            }
        }

        @SuppressWarnings("NullAway") // null is what a missing value is too
        private Object scalar(JsonToken token) throws IOException {
            return switch (token) {
                case VALUE_STRING -> parser.getText();
                case VALUE_NUMBER_INT -> parser.getNumberValue();
                case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
                default -> null;
            };
        }

        private void list(@Nullable Node node) throws IOException {
            Node every = node == null ? null : node.every;
            Node next = node == null || node.first == null ? every : node.first;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(next);
                next = every;
            }
        }

        private void object(@Nullable Node node) throws IOException {
            int begin = open;
            Set<String> many = null;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                many = many == null && open - begin == FEW_NAMES ? all(begin) : many;
                if (many == null ? isNamed(begin, name) : !many.add(name)) {
                    throw new JsonParseException(parser, "a field is named twice");
                }
                if (many == null) {
                    add(name);
                } else if (many.size() > MAX_NAMES) {
                    throw new JsonParseException(parser, "an object has too many fields");
                }
                parser.nextToken();
                value(node == null ? null : node.fields.get(name));
            }
            open = begin;
        }

        private boolean isNamed(int begin, String name) {
            for (int i = begin; i < open; i++) {
                if (names[i].equals(name)) {
                    return true;
                }
            }
            return false;
        }

        private void add(String name) {
            if (open == names.length) {
                names = Arrays.copyOf(names, open * 2);
            }
            names[open++] = name;
        }

        private Set<String> all(int begin) {
            return new HashSet<>(Arrays.asList(names).subList(begin, open));
        }
    }
}
