// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Refusal;

/** Free-form attributes. */
public final class Attributes {
    private static final int MAX_TEXT = 1500;
    private static final BigDecimal MAX_NUMBER = BigDecimal.valueOf(9_999_999_999L);

    private Attributes() {}

    /**
     * Lays the new keys over the stored ones; a null replaces like any other value. The keys stay in this order until
     * the row is read again.
     */
    public static ObjectNode merged(ObjectNode stored, ObjectNode given) {
        ObjectNode merged = stored.deepCopy();
        merged.setAll(given);
        return merged;
    }

    public static ObjectNode without(ObjectNode stored, List<String> keys) {
        return stored.deepCopy().remove(keys);
    }

    /**
     * Conversations refuse long texts and big numbers at the top of their attributes. An epoch in milliseconds is too
     * big.
     *
     * @param column the name of the column, for the message
     */
    static void check(String column, ObjectNode attributes) {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
            JsonNode value = attribute.getValue();
            if (value.isTextual() && value.asText().length() > MAX_TEXT) {
                faults.add(attribute.getKey() + " length should be < " + MAX_TEXT);
            } else if (value.isIntegralNumber() && value.decimalValue().compareTo(MAX_NUMBER) > 0) {
                faults.add(attribute.getKey() + " value should be < " + MAX_NUMBER.toPlainString());
            }
        }
        if (!faults.isEmpty()) {
            String title = column.substring(0, 1).toUpperCase(Locale.ROOT)
                    + column.substring(1).replace('_', ' ');
            String message = String.join(
                    ", ", faults.stream().map(fault -> title + ' ' + fault).toList());
            throw Refusal.invalid(message, List.of(column));
        }
    }
}
