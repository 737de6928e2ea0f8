// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.client.Payload.Part;
import io.github.camelchatwoot.client.Payload.TextPart;
import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON value as fields of a form, in the way that Rails reads: {@code a[b]} for objects, {@code a[]} for
 * lists.
 */
final class FormFields {

    private FormFields() {}

    static List<Part> of(String name, @Nullable Object value) {
        List<Part> parts = new ArrayList<>();
        if (name.equals(Param.CONTENT_ATTRIBUTES.field()) && value != null) {
            parts.add(new TextPart(name, Json.text(value))); // here the server reads JSON, which keeps numbers numbers
        } else {
            add(parts, name, value);
        }
        return parts;
    }

    private static void add(List<Part> parts, String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> add(parts, name + "[" + key + "]", child));
        } else if (value instanceof List<?> list) {
            list.forEach(child -> add(parts, name + "[]", child));
        } else if (value != null) {
            parts.add(new TextPart(name, value.toString()));
        }
    }
}
