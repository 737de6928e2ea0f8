// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What steps have captured so far. For one thread. */
public final class Variables {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    /** How many messages after one were asked for at once. */
    private static final int WINDOW = 1000;

    private final Map<String, JsonNode> values = new HashMap<>();

    /**
     * Remembers what is in an answer.
     *
     * @param captures variables, and where their values are: JSON pointers, where {@code -} is the last one of a list
     * @return the variables that the answer does not give a value
     */
    public Set<String> capture(Map<String, String> captures, JsonNode answer) {
        Set<String> missing = new TreeSet<>();
        captures.forEach((name, pointer) -> {
            JsonNode value = at(answer, pointer);
            if (value.isMissingNode()) {
                missing.add(name);
            } else {
                values.put(name, value);
            }
        });
        return missing;
    }

    /** Where a pointer of a capture leads. */
    public static JsonNode at(JsonNode root, String pointer) {
        return pointer.startsWith("/-") ? root.path(root.size() - 1).at(pointer.substring(2)) : root.at(pointer);
    }

    public void put(String name, JsonNode value) {
        values.put(name, value);
    }

    /** A text that is exactly one variable becomes its value, whatever its type. */
    public JsonNode fill(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue())));
            return filled;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> filled.add(fill(item)));
            return filled;
        }
        Matcher name = NAME.matcher(node.isTextual() ? node.asText() : "");
        return name.matches() ? value(name.group(1)) : node;
    }

    /** A text with the values of the variables in it. */
    public String fill(String text) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(text(name.group(1))));
    }

    /** The token of a user or bot, or the name itself: some steps used tokens that never existed. */
    public String token(String as) {
        return as.equals("none") ? "" : values.containsKey(as + "Token") ? text(as + "Token") : as;
    }

    public String text(String name) {
        return value(name).asText();
    }

    /** Some are not in any answer: the recorder computed them. */
    private JsonNode value(String name) {
        return switch (name) {
            case "goodHash" -> hash("inboxHmacToken", "user-1");
            case "emptyHash" -> hash("dHmac", "");
            case "doraHash" -> hash("dHmac", "dora");
            case "dNext" -> LongNode.valueOf(value("dSecond").longValue() + 1);
            case "dWindow" -> LongNode.valueOf(value("dSecond").longValue() + WINDOW);
            default -> Objects.requireNonNull(values.get(name), () -> "nobody captured " + name);
        };
    }

    private JsonNode hash(String secret, String identifier) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(text(secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal(identifier.getBytes(StandardCharsets.UTF_8));
            return JsonNodeFactory.instance.textNode(HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
