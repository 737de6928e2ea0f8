// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request as Rails sees them: query and body in one tree, read with its casts. Confined to the
 * thread of its request.
 *
 * @param wraps whether flat keys also count as keys of the model (Rails does this for JSON only)
 */
public record Params(ObjectNode tree, boolean wraps) {
    private static final Pattern NAME = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\]]*\\])*)");
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern INTEGER = Pattern.compile("\\s*([+-]?\\d{1,18}).*", Pattern.DOTALL);
    private static final Set<String> FALSE = Set.of("", "false", "f", "0", "off", "no");

    public boolean has(String name) {
        return tree.has(name);
    }

    public JsonNode raw(String name) {
        JsonNode value = tree.get(name);
        return value == null ? Json.nothing() : value;
    }

    /** The value as text; null when missing, null or not a scalar. */
    public @Nullable String text(String name) {
        JsonNode value = raw(name);
        return value.isValueNode() && !value.isNull() && !value.isPojo() ? value.asText() : null;
    }

    /** The text, or null when it is blank. */
    public @Nullable String filled(String name) {
        String text = text(name);
        return text == null || text.isBlank() ? null : text;
    }

    /** The value as a whole number by Ruby's rule: the leading digits of a text count. */
    public @Nullable Long number(String name) {
        String text = text(name);
        return text == null ? null : integer(text).orElse(null);
    }

    public static Optional<Long> integer(String text) {
        Matcher digits = INTEGER.matcher(text);
        return digits.matches() ? Optional.of(Long.valueOf(digits.group(1))) : Optional.empty();
    }

    public boolean flag(String name) {
        String text = text(name);
        return text != null && !FALSE.contains(text.toLowerCase(Locale.ROOT));
    }

    public @Nullable ObjectNode object(String name) {
        return raw(name) instanceof ObjectNode object ? object : null;
    }

    /** The parameters below a key; empty when there are none. */
    public Params below(String name) {
        ObjectNode object = object(name);
        return new Params(object == null ? Json.object() : object, wraps);
    }

    /** The parameters of a model: those below its name, or the flat ones where Rails wraps them. */
    public Params model(String name) {
        ObjectNode nested = object(name);
        if (nested != null) {
            return new Params(nested, wraps);
        }
        if (!wraps || tree.isEmpty()) {
            throw Refusal.missing(name);
        }
        return this;
    }

    public List<JsonNode> list(String name) {
        List<JsonNode> elements = new ArrayList<>();
        if (raw(name) instanceof ArrayNode array) {
            array.forEach(elements::add);
        }
        return elements;
    }

    /** The texts of a list; a single text counts as a list of one. */
    public List<String> texts(String name) {
        if (raw(name).isTextual()) {
            return List.of(raw(name).asText());
        }
        return list(name).stream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .toList();
    }

    public List<Long> numbers(String name) {
        return texts(name).stream().flatMap(text -> integer(text).stream()).toList();
    }

    public static @Nullable Upload upload(JsonNode value) {
        return value instanceof POJONode pojo && pojo.getPojo() instanceof Upload upload ? upload : null;
    }

    /** Puts a value of a query or a form at the place that its name describes: {@code a}, {@code a[b]}, {@code a[]}. */
    static void put(ObjectNode tree, String name, JsonNode value) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            tree.set(name, value);
            return;
        }
        List<String> keys = new ArrayList<>(List.of(parts.group(1)));
        Matcher bracket = BRACKETS.matcher(parts.group(2));
        while (bracket.find()) {
            keys.add(bracket.group(1));
        }
        boolean element = keys.size() > 1 && keys.get(keys.size() - 1).isEmpty();
        List<String> path = element ? keys.subList(0, keys.size() - 1) : keys;
        ObjectNode parent = tree;
        for (String key : path.subList(0, path.size() - 1)) {
            parent = parent.get(key) instanceof ObjectNode inner ? inner : parent.putObject(key);
        }
        String last = path.get(path.size() - 1);
        if (element) {
            (parent.get(last) instanceof ArrayNode array ? array : parent.putArray(last)).add(value);
        } else {
            parent.set(last, value);
        }
    }
}
