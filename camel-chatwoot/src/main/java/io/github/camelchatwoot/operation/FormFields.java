// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.client.Payload.TextPart;
import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON value as fields of a form, in the way that Rails reads: {@code a[b]} for objects, {@code a[]} for
 * lists.
 */
final class FormFields {

    /** As deep as the server reads forms. */
    private static final int DEEPEST = 32;

    private FormFields() {}

    static List<TextPart> of(String name, @Nullable Object value) {
        List<TextPart> parts = new ArrayList<>();
        if (name.equals(Param.CONTENT_ATTRIBUTES.field()) && value != null) {
            parts.add(new TextPart(name, Json.text(value))); // here the server reads JSON, which keeps numbers numbers
        } else {
            add(parts, name, value, DEEPEST);
        }
        return parts;
    }

    private static void add(List<TextPart> parts, String name, @Nullable Object value, int depth) {
        if (depth == 0) {
            throw new IllegalArgumentException("The field " + Texts.shown(name) + " is nested too deeply for a form");
        }
        Object plain = plain(name, value);
        if (plain instanceof Map<?, ?> map) {
            map.forEach((key, child) -> add(parts, name + "[" + key + "]", child, depth - 1));
        } else if (plain instanceof Collection<?> list) {
            list.forEach(child -> add(parts, name + "[]", child, depth - 1));
        } else if (plain != null) {
            Texts.whole(name, "The name of the field " + Texts.shown(name));
            parts.add(new TextPart(name, Texts.whole(plain.toString(), "The field " + Texts.shown(name))));
        }
    }

    private static @Nullable Object plain(String name, @Nullable Object value) {
        if (value == null || isPlain(value)) {
            return value;
        }
        try {
            return Json.plain(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The field " + Texts.shown(name) + " cannot be sent. " + e.getMessage(), e);
        }
    }

    /** Whether it is what JSON has; beans, dates and others are what they would be there. */
    private static boolean isPlain(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Map<?, ?>
                || value instanceof Collection<?>;
    }
}
