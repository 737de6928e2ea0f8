// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Spec;
import io.github.camelchatwoot.recorded.Route;
import io.github.camelchatwoot.recorded.Sent;
import io.github.camelchatwoot.recorded.SentFiles;
import io.github.camelchatwoot.recorded.Step;

/** A recorded step that is an operation, and what a route would put into an exchange to send the same. */
record RecordedCall(Step step, Operation operation, Spec spec) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Empty when no operation has the route of the step. */
    static Optional<RecordedCall> of(Step step) {
        return Route.of(step.sent())
                .flatMap(route -> Arrays.stream(Operation.values())
                        .filter(operation -> operation.role() instanceof Spec spec
                                && shape(spec).equals(route.shape()))
                        .findFirst()
                        .map(operation -> new RecordedCall(step, operation, (Spec) operation.role())));
    }

    private static String shape(Spec spec) {
        return spec.verb() + " " + spec.path().replaceAll("\\{[a-z_]+}", ":x");
    }

    /** The ids of the path and the fields of the query. */
    Map<String, Object> headers() {
        Map<String, Object> headers = new HashMap<>();
        String[] template = spec.path().split("/", -1);
        String[] path = step.sent().path().split("/", -1);
        for (int i = 0; i < template.length; i++) {
            if (template[i].startsWith("{")) {
                headers.put(variable(template[i]).header(), id(decoded(path[i])));
            }
        }
        Map<String, Object> more = new HashMap<>();
        step.sent().query().forEach(field -> addQuery(headers, more, field.getKey(), field.getValue()));
        if (!more.isEmpty()) {
            headers.put(Param.QUERY_PARAMETERS.header(), more);
        }
        if (spec.uses(Param.ACCOUNT_ID)) {
            step.sent()
                    .json()
                    .flatMap(RecordedCall::account)
                    .ifPresent(account -> headers.put(Param.ACCOUNT_ID.header(), account));
        }
        return headers;
    }

    /** The account that a body names, which the component takes from headers and options only. */
    private static Optional<Long> account(JsonNode json) {
        return Optional.ofNullable(json.findValue("account_id")).map(JsonNode::longValue);
    }

    private static Param variable(String segment) {
        return Param.valueOf(segment.substring(1, segment.length() - 1).toUpperCase(Locale.ROOT));
    }

    private static Object id(String text) {
        return text.matches("\\d+") ? (Object) Long.valueOf(text) : text;
    }

    private void addQuery(Map<String, Object> headers, Map<String, Object> more, String name, String value) {
        boolean list = name.endsWith("[]");
        String field = list ? name.substring(0, name.length() - 2) : name;
        Object wanted = list ? List.of(value) : value;
        spec.params()
                .filter(param -> param.field().equals(field))
                .findFirst()
                .ifPresentOrElse(param -> headers.put(param.header(), wanted), () -> more.put(field, wanted));
    }

    static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The fields of the body as a Map, or a text that is no JSON object; files are written into the directory. */
    Object body(Path directory) {
        Optional<Object> json = step.sent()
                .json()
                .map(object -> JSON.convertValue(object, new TypeReference<Map<String, Object>>() {}));
        return json.or(() -> step.sent().raw()).orElseGet(() -> form(directory));
    }

    private Map<String, Object> form(Path directory) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, List<Path>> files = new LinkedHashMap<>();
        for (Sent.Part part : step.sent().parts()) {
            String name = part.name().replace("[]", "");
            part.value()
                    .ifPresentOrElse(
                            value -> fields.put(part.name(), value(part.name(), value)),
                            () -> files.computeIfAbsent(name, unused -> new ArrayList<>())
                                    .add(file(directory, part)));
        }
        fields.putAll(files);
        return fields;
    }

    private static Object value(String name, String text) {
        try {
            return name.equals("content_attributes")
                    ? JSON.readValue(text, new TypeReference<Map<String, Object>>() {})
                    : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path directory, Sent.Part part) {
        try {
            return Files.write(directory.resolve(part.fileName()), SentFiles.content(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAnswered() {
        return step.answered().status() < 300;
    }

    /** The thing in the recorded answer. */
    JsonNode thing() {
        return step.answered().json().at(spec.reply().pointer());
    }

    @Override
    public String toString() {
        return step.name() + " " + operation;
    }
}
