// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * An object of the data and where it is, for reading it strictly.
 *
 * @param pointer as JSON pointer
 */
record Place(String pointer, ObjectNode json) {

    /** Refuses every field that is not one of these. */
    Place only(String... known) {
        json.fieldNames().forEachRemaining(name -> {
            if (!Set.of(known).contains(name)) {
                String words = String.join(", ", new TreeSet<>(Set.of(known)));
                throw fault(name, "unknown field; there are " + words, null);
            }
        });
        return this;
    }

    @Nullable
    String text(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw fault(name, "must be a text", null);
        }
        return value.asText();
    }

    String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw fault(name, "is missing", null);
        }
        return text;
    }

    String oneOf(String name, String otherwise, List<String> words) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        if (!words.contains(text)) {
            throw fault(name, '"' + text + "\" is none of " + String.join(", ", words), null);
        }
        return text;
    }

    /** The objects of a list. */
    List<Place> list(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw fault(name, "must be a list", null);
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String at = pointer + '/' + name + '/' + i;
            if (!(value.get(i) instanceof ObjectNode object)) {
                throw new DataException(at, "must be an object", null);
            }
            places.add(new Place(at, object));
        }
        return places;
    }

    /** The texts of a list. */
    List<String> texts(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw fault(name, "must be a list", null);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                throw fault(name, "must be a list of texts", null);
            }
            texts.add(element.asText());
        }
        return texts;
    }

    /** A moment, or how long ago it was: {@code 2030-01-02T03:04:05Z} or {@code -PT2H}. */
    Optional<Instant> moment(String name, Instant now) {
        String text = text(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            boolean relative = text.startsWith("-P") || text.startsWith("P");
            return Optional.of(relative ? now.plus(Duration.parse(text)) : Instant.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw fault(name, '"' + text + "\" is no moment, such as 2030-01-02T03:04:05Z or -PT2H", e);
        }
    }

    /** The fields with these names, as far as they are there. */
    ObjectNode pick(String... names) {
        ObjectNode picked = Json.object();
        for (String name : names) {
            if (json.has(name)) {
                picked.set(name, json.get(name));
            }
        }
        return picked;
    }

    /** Does something for this object; what is refused is told with its place. */
    <T> T doing(Supplier<T> action) {
        try {
            return action.get();
        } catch (DataException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new DataException(pointer, String.valueOf(e.getMessage()), e);
        }
    }

    DataException fault(String field, String reason, @Nullable Throwable cause) {
        return new DataException(pointer + '/' + field, reason, cause);
    }
}
