// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.json;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Trees from tokens and back. Without Jackson's object mapper, because loading that one takes a fourth of the first
 * start in a JVM. The parser limits how deep a tree can be.
 */
final class Trees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Trees() {}

    /** The first value; what follows it is not looked at. The missing node when there is none. */
    static JsonNode read(JsonParser from) throws IOException {
        return from.nextToken() == null ? MissingNode.getInstance() : value(from);
    }

    private static JsonNode value(JsonParser from) throws IOException {
        return switch (from.currentToken()) {
            case START_OBJECT -> object(from);
            case START_ARRAY -> array(from);
            case VALUE_STRING -> NODES.textNode(from.getText());
            case VALUE_NUMBER_INT -> integer(from);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(from.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("No value begins with " + from.currentToken());
        };
    }

    private static ObjectNode object(JsonParser from) throws IOException {
        ObjectNode object = NODES.objectNode();
        for (String name = from.nextFieldName(); name != null; name = from.nextFieldName()) {
            from.nextToken();
            object.set(name, value(from));
        }
        return object;
    }

    private static ArrayNode array(JsonParser from) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (from.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(from));
        }
        return array;
    }

    private static JsonNode integer(JsonParser from) throws IOException {
        return switch (from.getNumberType()) {
            case INT -> NODES.numberNode(from.getIntValue());
            case LONG -> NODES.numberNode(from.getLongValue());
            default -> NODES.numberNode(from.getBigIntegerValue());
        };
    }

    /** Writes a tree; what is no JSON, such as an uploaded file, becomes null. */
    static void write(JsonNode tree, JsonGenerator to) throws IOException {
        switch (tree.getNodeType()) {
            case OBJECT -> {
                to.writeStartObject();
                for (Map.Entry<String, JsonNode> field : tree.properties()) {
                    to.writeFieldName(field.getKey());
                    write(field.getValue(), to);
                }
                to.writeEndObject();
            }
            case ARRAY -> {
                to.writeStartArray();
                for (JsonNode element : tree) {
                    write(element, to);
                }
                to.writeEndArray();
            }
            case STRING -> to.writeString(tree.textValue());
            case BOOLEAN -> to.writeBoolean(tree.booleanValue());
            case NUMBER -> number(tree, to);
            default -> to.writeNull();
        }
    }

    private static void number(JsonNode number, JsonGenerator to) throws IOException {
        switch (number.numberType()) {
            case INT -> to.writeNumber(number.intValue());
            case LONG -> to.writeNumber(number.longValue());
            case BIG_INTEGER -> to.writeNumber(number.bigIntegerValue());
            case FLOAT -> to.writeNumber(number.floatValue());
            case DOUBLE -> to.writeNumber(number.doubleValue());
            case BIG_DECIMAL -> to.writeNumber(number.decimalValue());
        }
    }
}
