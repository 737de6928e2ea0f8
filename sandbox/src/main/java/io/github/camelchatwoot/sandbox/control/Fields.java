// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Request;

/**
 * The fields of a control request, read strictly: what is missing, of the wrong type or not known is refused with 422,
 * in words that name the field. Confined to the thread of its request.
 */
final class Fields {
    private final ObjectNode given;
    private final Set<String> read = new TreeSet<>();

    Fields(Request request) {
        given = request.params().tree();
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (!value.isTextual()) {
                throw wrong(name, "a text", value);
            }
            return value.asText();
        });
    }

    String needText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    Optional<Long> number(String name) {
        return value(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw wrong(name, "a whole number", value);
            }
            return value.asLong();
        });
    }

    long needNumber(String name) {
        return number(name).orElseThrow(() -> missing(name));
    }

    Optional<Double> decimal(String name) {
        return value(name).map(value -> {
            if (!value.isNumber()) {
                throw wrong(name, "a number", value);
            }
            return value.asDouble();
        });
    }

    Optional<Boolean> flag(String name) {
        return value(name).map(value -> {
            if (!value.isBoolean()) {
                throw wrong(name, "true or false", value);
            }
            return value.asBoolean();
        });
    }

    /** A duration in milliseconds. */
    Optional<Duration> duration(String name) {
        return number(name).map(Duration::ofMillis);
    }

    Duration needDuration(String name) {
        return duration(name).orElseThrow(() -> missing(name));
    }

    /** One of the words, in lower case. */
    <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
        return text(name).map(text -> {
            List<String> known = new ArrayList<>();
            for (E word : words.getEnumConstants()) {
                String spelled = word.name().toLowerCase(Locale.ROOT);
                if (spelled.equals(text)) {
                    return word;
                }
                known.add(spelled);
            }
            throw Refusal.error(422, name + " is \"" + text + "\": send one of " + String.join(", ", known));
        });
    }

    /** Refuses fields that nobody has asked for: somebody would believe that they work. */
    void noOthers() {
        given.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                throw Refusal.error(
                        422, name + " means nothing here: send it without. Known here: " + String.join(", ", read));
            }
        });
    }

    static Refusal missing(String name) {
        return Refusal.error(422, name + " is missing: send it");
    }

    private static Refusal wrong(String name, String wanted, JsonNode value) {
        return Refusal.error(422, name + " is " + value + ": send " + wanted);
    }

    private Optional<JsonNode> value(String name) {
        read.add(name);
        return Optional.ofNullable(given.get(name)).filter(value -> !value.isNull());
    }
}
