// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.camelchatwoot.json.JsonScan.Node;
import io.github.camelchatwoot.json.JsonScan.Part;
import org.jspecify.annotations.Nullable;

/** Goes over JSON once and picks up values. Not safe for more than one thread. */
final class JsonPass {

    /** Nothing that Chatwoot sends comes near it, and checking for doubled names needs them all in memory. */
    private static final int MAX_NAMES = 10_000;

    private static final int MAX_DEPTH = StreamReadConstraints.defaults().getMaxNestingDepth();

    /** How many names of an object are compared one by one; more are kept as texts. */
    private static final int FEW_NAMES = 64;

    private final JsonBytes json;
    private final Object[] found;

    /** The places of the names of all objects that are open, in their order. */
    private long[] names = new long[FEW_NAMES];

    private int open;
    private int depth;

    private JsonPass(JsonBytes json, Object[] found) {
        this.json = json;
        this.found = found;
    }

    /**
     * Reads.
     *
     * @param found where the values go, by the index of their node
     * @throws IOException when the bytes are not exactly one JSON value in UTF-8, or name a field of an object twice
     */
    static void read(byte[] bytes, Node root, Object[] found) throws IOException {
        JsonBytes json = new JsonBytes(bytes);
        new JsonPass(json, found).value(root);
        json.end();
    }

    private void value(@Nullable Node node) throws IOException {
        int first = json.next();
        Node wanted = node != null && node.isWanted() ? node : null;
        if (first != '{' && first != '[') {
            Object value = scalar(first, wanted != null);
            if (wanted != null) {
                set(wanted, value);
            }
            return;
        }
        if (++depth > MAX_DEPTH) {
            throw json.refused("it is nested too deeply");
        }
        int from = json.at();
        json.step();
        if (first == '{') {
            object(node);
        } else {
            list(node);
        }
        depth--;
        if (wanted != null) {
            set(wanted, new Part(from, json.at()));
        }
    }

    @SuppressWarnings("NullAway") // null is what a missing value is too
    private void set(Node node, @Nullable Object value) {
        found[node.index()] = value;
    }

    private @Nullable Object scalar(int first, boolean wanted) throws IOException {
        switch (first) {
            case '"' -> {
                json.string();
                return wanted ? json.text() : null;
            }
            case 't' -> {
                json.word("true");
                return true;
            }
            case 'f' -> {
                json.word("false");
                return false;
            }
            case 'n' -> {
                json.word("null");
                return null;
            }
            default -> {
                json.number();
                return wanted ? json.asNumber() : null;
            }
        }
    }

    private void list(@Nullable Node node) throws IOException {
        if (json.next() == ']') {
            json.step();
            return;
        }
        boolean first = true;
        do {
            value(node == null ? null : node.element(first));
            first = false;
        } while (json.more(']'));
    }

    private void object(@Nullable Node node) throws IOException {
        if (json.next() == '}') {
            json.step();
            return;
        }
        int begin = open;
        long hashes = 0;
        Set<String> many = null;
        do {
            json.name();
            if (many == null && (json.isEscaped() || open - begin == FEW_NAMES)) {
                many = all(begin);
            }
            long hash = 1L << json.hash(); // one of 64: most names are the first with theirs
            if (many == null ? (hashes & hash) != 0 && isNamed(begin) : !many.add(json.text())) {
                throw json.refused("a field is named twice");
            }
            hashes |= hash;
            if (many == null) {
                add(json.place());
            } else if (many.size() > MAX_NAMES) {
                throw json.refused("an object has too many fields");
            }
            Node field = node == null ? null : node.field(json);
            json.expect(':');
            value(field);
        } while (json.more('}'));
        open = begin;
    }

    private boolean isNamed(int begin) {
        for (int i = begin; i < open; i++) {
            if (json.isText(names[i])) {
                return true;
            }
        }
        return false;
    }

    private void add(long name) {
        if (open == names.length) {
            names = Arrays.copyOf(names, open * 2);
        }
        names[open++] = name;
    }

    private Set<String> all(int begin) {
        Set<String> all = new HashSet<>();
        for (int i = begin; i < open; i++) {
            boolean unused = all.add(json.text(names[i]));
        }
        return all;
    }
}
