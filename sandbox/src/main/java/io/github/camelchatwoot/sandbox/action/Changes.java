// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;

/** The changed attributes of an event: a list of objects with one key each. */
final class Changes {
    private static final String MOVES_ALWAYS = "updated_at";

    private final ArrayNode list = Json.array();
    private boolean real;

    /** Compares two states of a row's columns. */
    static Changes between(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        Changes changes = new Changes();
        after.forEach((column, value) -> {
            JsonNode previous = before.getOrDefault(column, Json.nothing());
            if (!previous.equals(value)) {
                changes.add(column, previous, value);
                changes.real |= !column.equals(MOVES_ALWAYS);
            }
        });
        return changes;
    }

    private void add(String column, JsonNode previous, JsonNode value) {
        ObjectNode change = list.addObject().putObject(column);
        change.set("previous_value", previous);
        change.set("current_value", value);
    }

    /** Whether anything else than the time of the change is different. */
    boolean isReal() {
        return real;
    }

    boolean has(String column) {
        for (JsonNode change : list) {
            if (change.has(column)) {
                return true;
            }
        }
        return false;
    }

    ArrayNode list() {
        return list;
    }
}
