// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import io.github.camelchatwoot.json.JsonScan.Node;
import io.github.camelchatwoot.json.JsonScan.Part;
import org.jspecify.annotations.Nullable;

/**
 * Goes over JSON once and picks up values. For objects of a usual size the parser is used again: its own objects are
 * most of what a pass costs in memory. Not safe for more than one thread.
 */
final class JsonPass {

    /** Nothing that Chatwoot sends comes near it, and checking for doubled names needs them all in memory. */
    private static final int MAX_NAMES = 10_000;

    private static final int FEW_NAMES = 64;

    /** What uses a parser again must not fill its table of names forever, nor keep a large body in memory. */
    private static final int MAX_NAMES_OF_PARSER = 10_000;

    private static final int USUAL_BYTES = 65_536;

    private static final Object[] NOTHING = {};

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** For as many threads as scan at a time. */
    private static final Queue<JsonPass> IDLE = new ArrayBlockingQueue<>(32);

    private final JsonParser parser;
    private final @Nullable ByteArrayFeeder feeder;
    private String[] names = new String[FEW_NAMES];
    private int open;
    private int seen;
    /** How many bytes the parser had before these. */
    private long before;

    private Object[] found = NOTHING;

    private JsonPass(JsonParser parser) {
        this.parser = parser;
        this.feeder = parser.getNonBlockingInputFeeder() instanceof ByteArrayFeeder bytes ? bytes : null;
    }

    /**
     * Reads.
     *
     * @param found where the values go, by the index of their node
     * @throws IOException when the bytes are not exactly one JSON value in UTF-8, or name a field of an object twice
     */
    static void read(byte[] json, Node root, Object[] found) throws IOException {
        if (json.length > 0 && json.length <= USUAL_BYTES && json[0] == '{') {
            JsonPass idle = IDLE.poll();
            JsonPass pass = idle == null ? new JsonPass(FACTORY.createNonBlockingByteArrayParser()) : idle;
            pass.again(json, root, found);
        } else {
            new JsonPass(FACTORY.createParser(json)).once(root, found);
        }
    }

    private void once(Node root, Object[] values) throws IOException {
        try (parser) {
            found = values;
            parser.nextToken();
            if (parser.currentLocation().getByteOffset() < 0) { // it decodes characters first, so no place is known
                throw refused("it is not UTF-8");
            }
            value(root);
            if (parser.nextToken() != null) {
                throw refused("there is something behind the value");
            }
        }
    }

    /** After an error nobody knows where the parser stands, so it is not used again. */
    private void again(byte[] json, Node root, Object[] values) throws IOException {
        boolean good = false;
        try {
            found = values;
            feed(json);
            next();
            value(root);
            end(json);
            found = NOTHING;
            before += json.length;
            good = seen < MAX_NAMES_OF_PARSER && IDLE.offer(this);
        } finally {
            if (!good) {
                parser.close();
            }
        }
    }

    private void feed(byte[] json) throws IOException {
        if (feeder != null) {
            feeder.feedInput(json, 0, json.length);
        }
    }

    /** The next token inside of a value. */
    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null || token == JsonToken.NOT_AVAILABLE) {
            throw refused("the value is not at its end");
        }
        return token;
    }

    /** The parser waits for more: it would take what is behind the value for the begin of another one. */
    private void end(byte[] json) throws IOException {
        for (int i = offset(); i < json.length; i++) {
            if (json[i] != ' ' && json[i] != '\n' && json[i] != '\r' && json[i] != '\t') {
                throw refused("there is something behind the value");
            }
        }
        parser.nextToken();
    }

    /** The index behind what was read last. */
    private int offset() {
        return (int) (parser.currentLocation().getByteOffset() - before);
    }

    private JsonParseException refused(String why) {
        return new JsonParseException(parser, why);
    }

    /** The parser limits how deep this goes. */
    private void value(@Nullable Node node) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw refused("there is nothing");
        }
        Node wanted = node != null && node.isWanted() ? node : null;
        if (!token.isStructStart()) {
            if (wanted != null) {
                found[wanted.index()] = scalar(token);
            }
            return;
        }
        int from = wanted != null ? offset() - 1 : 0;
        if (token == JsonToken.START_OBJECT) {
            object(node);
        } else {
            list(node);
        }
        if (wanted != null) {
            found[wanted.index()] = new Part(from, offset());
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
        for (boolean first = true; next() != JsonToken.END_ARRAY; first = false) {
            value(node == null ? null : node.element(first));
        }
    }

    private void object(@Nullable Node node) throws IOException {
        int begin = open;
        long hashes = 0;
        Set<String> many = null;
        while (next() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            long hash = 1L << name.hashCode(); // one of 64: most names are the first with theirs
            many = many == null && open - begin == FEW_NAMES ? all(begin) : many;
            if (many == null ? (hashes & hash) != 0 && isNamed(begin, name) : !many.add(name)) {
                throw refused("a field is named twice");
            }
            hashes |= hash;
            seen++;
            if (many == null) {
                add(name);
            } else if (many.size() > MAX_NAMES) {
                throw refused("an object has too many fields");
            }
            next();
            value(node == null ? null : node.field(name));
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
