// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Starting data in a file: JSON of the structure that {@code sandbox/README.md} describes. Faults are told with the
 * line of the file.
 */
public final class DataFile {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final String text;
    private final ObjectNode json;

    private DataFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.json = parsed(name, text);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when it cannot be read or is no JSON object
     */
    public static DataFile read(Path file) {
        try {
            return new DataFile(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }

    /** A small desk that looks as if people worked at it. */
    public static DataFile demo() {
        String name = "demo.json";
        try (InputStream content = DataFile.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new DataFile(name, new String(content.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode json() {
        return json;
    }

    private static ObjectNode parsed(String name, String text) {
        try {
            JsonNode json = STRICT.readTree(text);
            if (json instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException(name + ", line 1: must be a JSON object");
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IllegalArgumentException(name + ", line " + line + ": " + e.getOriginalMessage(), e);
        }
    }

    /** The fault with the name of the file and the line. */
    IllegalArgumentException located(DataException fault) {
        return new IllegalArgumentException(
                name + ", line " + line(fault.pointer()) + ": " + fault.getMessage(), fault);
    }

    private int line(String pointer) {
        Map<String, Integer> lines = lines();
        String place = pointer;
        while (!lines.containsKey(place) && !place.isEmpty()) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return lines.getOrDefault(place, 1);
    }

    private Map<String, Integer> lines() {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                String pointer = parser.getParsingContext().pathAsPointer().toString();
                lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
