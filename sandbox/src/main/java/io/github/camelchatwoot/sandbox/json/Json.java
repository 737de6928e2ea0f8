// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import org.jspecify.annotations.Nullable;

/** JSON as the server writes it. Stateless, so safe for any thread. */
public final class Json {
    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().characterEscapes(new RailsEscapes()).build();
    /** The order in which PostgreSQL keeps the keys of a jsonb column: by length, then by bytes. */
    private static final Comparator<String> JSONB_ORDER = Comparator.comparingInt(
                    (String key) -> key.getBytes(StandardCharsets.UTF_8).length)
            .thenComparing(Comparator.naturalOrder());

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static JsonNode nothing() {
        return JsonNodeFactory.instance.nullNode();
    }

    public static ArrayNode texts(Iterable<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** A text or null. */
    public static JsonNode text(@Nullable String text) {
        return text == null ? nothing() : JsonNodeFactory.instance.textNode(text);
    }

    /** A number or null. */
    public static JsonNode number(@Nullable Long number) {
        return number == null ? nothing() : JsonNodeFactory.instance.numberNode(number);
    }

    public static JsonNode flag(boolean flag) {
        return JsonNodeFactory.instance.booleanNode(flag);
    }

    public static JsonNode read(String json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return Trees.read(parser);
        }
    }

    public static JsonNode read(byte[] json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return Trees.read(parser);
        }
    }

    public static byte[] bytes(JsonNode json) {
        // By way of a text, because Jackson's own bytes would have emojis escaped.
        return write(json).getBytes(StandardCharsets.UTF_8);
    }

    /** JSON as a text. */
    public static String write(JsonNode json) {
        try (SegmentedStringWriter text = new SegmentedStringWriter(FACTORY._getBufferRecycler())) {
            try (JsonGenerator generator = FACTORY.createGenerator(text)) {
                Trees.write(json, generator);
            }
            return text.getAndClear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The object as a jsonb column gives it back: a copy with its keys, also the inner ones, in the order of the
     * database.
     */
    public static ObjectNode stored(ObjectNode given) {
        return (ObjectNode) sorted(given);
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode given) {
            List<String> keys = new ArrayList<>();
            given.fieldNames().forEachRemaining(keys::add);
            keys.sort(JSONB_ORDER);
            ObjectNode sorted = object();
            keys.forEach(key -> sorted.set(key, sorted(given.get(key))));
            return sorted;
        }
        if (node instanceof ArrayNode given) {
            ArrayNode sorted = array();
            given.forEach(element -> sorted.add(sorted(element)));
            return sorted;
        }
        return node instanceof POJONode ? nothing() : node;
    }
}
