// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.client.Upload;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.model.ChatwootRecord;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Param.Type;
import io.github.camelchatwoot.operation.Spec;
import org.apache.camel.Exchange;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * What the body of an exchange, and its attachments, mean to a call. A Map, bean, record or JSON tree is fields.
 * Anything else is what the operation says: the text of a message, the labels, or JSON. A text is never taken for
 * fields where it can be the text of a message: it may be a customer's.
 */
record RequestBody(Map<String, Object> fields, List<Upload> uploads, List<String> blobIds) {

    static RequestBody of(Exchange exchange, Spec spec) {
        if (!spec.hasBody()) {
            return new RequestBody(Map.of(), List.of(), List.of());
        }
        Object given = exchange.getMessage().getBody();
        Object body = given instanceof ChatwootRecord record ? RecordBody.fields(record, spec) : given;
        Optional<Param> file = spec.file();
        List<Object> files = new ArrayList<>();
        Map<String, Object> fields = new LinkedHashMap<>();
        if (file.isPresent() && isFile(exchange, body, spec, file.get())) {
            files.add(body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : body);
        } else if (body != null) {
            fields.putAll(fields(exchange, body, spec));
        }
        if (file.isEmpty()) {
            return new RequestBody(fields, List.of(), List.of());
        }
        return withFiles(exchange, file.get(), spec.text() == file.get(), fields, files);
    }

    /** A file for messages is an attachment; where the operation is about a file, every body but a Map is one. */
    private static boolean isFile(Exchange exchange, @Nullable Object body, Spec spec, Param file) {
        if (file == spec.text()) {
            return body != null && !(structured(exchange, body) instanceof Map<?, ?>);
        }
        return file == Param.ATTACHMENTS
                && (body instanceof File || body instanceof Path || body instanceof WrappedFile<?>);
    }

    private static RequestBody withFiles(
            Exchange exchange, Param param, boolean wanted, Map<String, Object> fields, List<Object> files) {
        Object header = exchange.getMessage().getHeader(param.header());
        Object field = fields.remove(param.field());
        boolean several = param.type() == Type.FILES;
        if (header != null && !several) {
            files.clear(); // a header wins
        }
        addAll(files, several || header == null ? field : null);
        addAll(files, header);
        List<Upload> uploads = new ArrayList<>();
        List<String> blobIds = new ArrayList<>();
        for (Object file : files) {
            if (file instanceof String blobId) {
                blobIds.add(blobId);
            } else {
                uploads.add(Uploads.of(exchange, file, param));
            }
        }
        if (several || (wanted && files.isEmpty())) {
            uploads.addAll(Uploads.attachments(exchange)); // never as an avatar: they may be a customer's
        }
        return new RequestBody(fields, uploads, blobIds);
    }

    private static void addAll(List<Object> files, @Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            files.addAll(collection);
        } else if (value != null) {
            files.add(value);
        }
    }

    private static Map<String, Object> fields(Exchange exchange, Object body, Spec spec) {
        Object value = structured(exchange, body);
        if (value instanceof Map<?, ?> map) {
            return named(exchange, map, spec);
        }
        Param text = spec.text();
        if (text != null && text.type() == Type.TEXT) {
            Object words = Values.convert(exchange, body, Type.TEXT, "The body");
            return words.equals("") ? Map.of() : Map.of(text.field(), words);
        }
        if (text != null && value instanceof Collection<?>) {
            return Map.of(text.field(), Values.convert(exchange, value, text.type(), "The body"));
        }
        if (value instanceof Collection<?>) {
            throw new IllegalArgumentException("The body is a list: a Map or a JSON object was expected");
        }
        return parsed(exchange, body, spec);
    }

    /** Beans and records are fields, as JSON trees are; what Camel knows to be a text is one. */
    private static Object structured(Exchange exchange, Object body) {
        if (body instanceof Object[] array) {
            return Arrays.asList(array);
        }
        boolean text = body instanceof CharSequence
                || body instanceof WrappedFile<?>
                || exchange.getContext().getTypeConverterRegistry().lookup(String.class, body.getClass()) != null;
        if (body instanceof Map<?, ?> || body instanceof Collection<?> || (text && !(body instanceof JsonNode))) {
            return body;
        }
        try {
            return Objects.requireNonNullElse(Json.plain(body), body);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The body cannot be used. " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> parsed(Exchange exchange, Object body, Spec spec) {
        Param text = spec.text();
        String json = text(exchange, body);
        if (json == null) {
            throw new IllegalArgumentException(
                    "The body is a " + body.getClass().getName() + ": use a Map, a JSON tree, or JSON as text");
        }
        if (json.isBlank()) {
            return Map.of();
        }
        if (text != null
                && text.type().isList()
                && text != Param.FILTER
                && !json.stripLeading().startsWith("{")
                && !json.stripLeading().startsWith("[")) {
            return Map.of(text.field(), Values.convert(exchange, json, text.type(), "The body"));
        }
        Object value = read(json);
        if (value instanceof Map<?, ?> map) {
            return named(exchange, map, spec);
        }
        if (text != null && value instanceof List<?> list) {
            return Map.of(text.field(), Values.convert(exchange, list, text.type(), "The body"));
        }
        throw new IllegalArgumentException("The body is JSON, but not an object: a Map or a JSON object was expected");
    }

    private static @Nullable String text(Exchange exchange, Object body) {
        try {
            return exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, body);
        } catch (RuntimeException e) { // of the body itself, or of a converter
            throw new IllegalArgumentException(
                    "The body is a " + body.getClass().getName() + " that cannot be read as text", e);
        }
    }

    private static @Nullable Object read(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException("The body is a text that is not JSON: use a Map, or JSON as text", e);
        }
    }

    /** Lists may be texts with commas, and ids in them texts. */
    private static Map<String, Object> named(Exchange exchange, Map<?, ?> map, Spec spec) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        spec.params()
                .filter(param -> param.type() == Type.IDS
                        || (param.type() == Type.LIST && fields.get(param.field()) instanceof String))
                .forEach(param -> fields.computeIfPresent(
                        param.field(),
                        (name, value) -> Values.convert(exchange, value, param.type(), "The field " + name)));
        return fields;
    }
}
