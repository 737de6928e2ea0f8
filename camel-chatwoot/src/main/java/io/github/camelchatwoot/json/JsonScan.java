// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        private final Map<String, Node> fields = new HashMap<>();
        private @Nullable Node first;
        private @Nullable Node every;
        private int index = -1;

        /** The fields by the hash of their names' bytes, as there is no text of the names that are read. */
        private @Nullable Field[] table = {null};

        @SuppressWarnings("ArrayRecordComponent") // looked through, never compared
        private record Field(
                byte[] name, int hash, Node node, @Nullable Field next) {}

        private Node step(String name) {
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

        private void end(int number) {
            if (index >= 0) {
                throw new IllegalArgumentException("two pointers point to the same place");
            }
            index = number;
        }

        /** Makes it ready to be read with, and all behind it. */
        private void ready() {
            table = new Field[Integer.highestOneBit(2 * fields.size() + 1)];
            fields.forEach((name, node) -> {
                byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
                int hash = JsonBytes.hash(bytes);
                int place = hash & table.length - 1;
                table[place] = new Field(bytes, hash, node, table[place]);
                node.ready();
            });
            if (first != null) {
                first.ready();
            }
            if (every != null) {
                every.ready();
            }
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
            if (json.isEscaped()) {
                return fields.get(json.text());
            }
            int hash = json.hash();
            Field field = table[hash & table.length - 1];
            while (field != null && !(field.hash == hash && json.isText(field.name))) {
                field = field.next;
            }
            return field == null ? null : field.node;
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
        root.ready();
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
