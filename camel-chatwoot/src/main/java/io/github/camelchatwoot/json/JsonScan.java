// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Reads the values at some JSON pointers in one pass, without building anything of the rest, but checking all of it:
 * what is not exactly one JSON value, or names a field twice, is refused. Immutable, safe to share across threads.
 */
public final class JsonScan {

    private final Node root = new Node();
    private final int size;

    /** What is known about a place: the way on, and where its value goes. */
    static final class Node {
        private final List<Field> fields = new ArrayList<>();
        private @Nullable Node first;
        private @Nullable Node every;
        private int index = -1;

        /** A field of an object. */
        private record Field(String name, byte[] bytes, int hash, Node node) {
            Field(String name) {
                this(name, name.getBytes(StandardCharsets.UTF_8), new Node());
            }

            Field(String name, byte[] bytes, Node node) {
                this(name, bytes, JsonBytes.hash(bytes), node);
            }
        }

        private Node step(String name) {
            switch (name) {
                case "0" -> first = first == null ? new Node() : first;
                case "*" -> every = every == null ? new Node() : every;
                default -> {
                    return named(name);
                }
            }
            if (first != null && every != null) {
                throw new IllegalArgumentException("of one list, point to 0 or to *, not to both");
            }
            return Objects.requireNonNull(first == null ? every : first);
        }

        private Node named(String name) {
            for (Field field : fields) {
                if (field.name.equals(name)) {
                    return field.node;
                }
            }
            fields.add(new Field(name));
            return fields.get(fields.size() - 1).node;
        }

        private void end(int number) {
            if (index >= 0) {
                throw new IllegalArgumentException("two pointers point to the same place");
            }
            index = number;
        }

        boolean isWanted() {
            return index >= 0;
        }

        int index() {
            return index;
        }

        /** The field whose name was stepped over last. */
        @Nullable
        Node field(JsonBytes json) {
            String text = json.isEscaped() ? json.text() : null;
            int hash = json.hash();
            for (int i = 0; i < fields.size(); i++) { // no iterator for each field of each event
                Field field = fields.get(i);
                if (text == null ? field.hash == hash && json.isText(field.bytes) : field.name.equals(text)) {
                    return field.node;
                }
            }
            return null;
        }

        /** Of the first element of a list, or of those behind it. */
        @Nullable
        Node element(boolean isFirst) {
            return isFirst && first != null ? first : every;
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

        /** Where it stands in a copy of the bytes of another one, which it is a part of. */
        public Part within(Part other) {
            return new Part(from - other.from, to - other.from);
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
        JsonPass.read(json, root, found);
        return found;
    }
}
