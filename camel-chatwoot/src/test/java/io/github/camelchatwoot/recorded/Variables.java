// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What steps have captured so far. For one thread. */
final class Variables {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final Map<String, JsonNode> values = new HashMap<>();

    void capture(JsonNode captures, Answered answer) {
        captures.properties().forEach(capture -> {
            JsonNode value = at(answer.json(), capture.getValue().asText());
            values.put(capture.getKey(), value);
        });
    }

    /** Like a JSON pointer, where {@code -} is the last one of a list. */
    private static JsonNode at(JsonNode root, String pointer) {
        return pointer.startsWith("/-") ? root.get(root.size() - 1).at(pointer.substring(2)) : root.at(pointer);
    }

    /** A text that is exactly one variable becomes its value, whatever its type. */
    JsonNode fill(JsonNode node) {
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

    /** The token of a user or bot, or the name itself: some steps used tokens that never existed. */
    String token(String as) {
        return as.equals("none") ? "" : values.containsKey(as + "Token") ? text(as + "Token") : as;
    }

    private String text(String name) {
        return value(name).asText();
    }

    /** The hashes are not in any answer: the recorder computed them. */
    private JsonNode value(String name) {
        return switch (name) {
            case "goodHash" -> hash("inboxHmacToken", "user-1");
            case "emptyHash" -> hash("dHmac", "");
            case "doraHash" -> hash("dHmac", "dora");
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
