// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.Payload;
import io.github.camelchatwoot.client.Payload.FilePart;
import io.github.camelchatwoot.client.Payload.Part;
import io.github.camelchatwoot.client.Payload.TextPart;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.client.Request.Field;
import io.github.camelchatwoot.client.Verb;
import io.github.camelchatwoot.operation.Param.Type;
import org.jspecify.annotations.Nullable;

/** Makes the request of an operation from what it is given: a pure function. */
public final class RequestBuilder {

    private final Operation operation;
    private final Spec spec;
    private final Inputs inputs;

    private RequestBuilder(Operation operation, Spec spec, Inputs inputs) {
        this.operation = operation;
        this.spec = spec;
        this.inputs = inputs;
    }

    /**
     * Makes a request.
     *
     * @throws IllegalArgumentException when something is missing or wrong; the message says what, where and what to do
     */
    public static Request build(Operation operation, Spec spec, Inputs inputs) {
        return new RequestBuilder(operation, spec, inputs).build();
    }

    private Request build() {
        spec.variables().stream()
                .filter(param -> inputs.value(param) == null
                        || String.valueOf(inputs.value(param)).isBlank())
                .findFirst()
                .ifPresent(this::missing);
        spec.needs().stream().filter(param -> !inputs.has(param)).findFirst().ifPresent(this::missing);
        if (saysNothing()) {
            throw new IllegalArgumentException(operation + " has nothing to send: the body is empty, there are no"
                    + " attachments, and the header " + contentHeader() + " is not set");
        }
        Map<String, Object> sent = sent();
        Asked asked = new Asked(operation.toString(), spec.verb(), spec.path());
        return new Request(asked, path(), query(sent), Map.of(), payload(sent), spec.access(), spec.repeatable());
    }

    private boolean saysNothing() {
        return spec.text() == Param.CONTENT
                && inputs.fields().isEmpty()
                && !inputs.hasAttachments()
                && spec.params()
                        .filter(param -> param == Param.CONTENT || param.type() == Type.OBJECT)
                        .noneMatch(inputs::has);
    }

    private static String contentHeader() {
        return Param.CONTENT.header();
    }

    private void missing(Param param) {
        String option = Param.OPTIONS.contains(param) ? ", or the option " + param.option() : "";
        String field = spec.hasBody()
                        && !spec.variables().contains(param)
                        && !spec.query().contains(param)
                ? ", or the field " + param.field() + " of a Map as body"
                : "";
        throw new IllegalArgumentException(operation + " needs " + Spelling.words(param.name()) + ": set the header "
                + param.header() + option + field);
    }

    private String path() {
        String path = spec.path();
        for (Param param : spec.variables()) {
            String value = String.valueOf(inputs.value(param));
            path = path.replace("{" + Spelling.lower(param.name()) + "}", PathSegment.escaped(operation, param, value));
        }
        return path;
    }

    /** All parameters with their values by the names that the server knows, checked. */
    private Map<String, Object> sent() {
        Map<String, Object> sent = new LinkedHashMap<>(inputs.fields());
        sent.remove(Param.ACCOUNT_ID.field());
        spec.variables().forEach(param -> sent.remove(Spelling.lower(param.name())));
        spec.params().forEach(param -> {
            Object value = inputs.value(param);
            if (value != null) {
                sent.put(param.field(), value);
            }
            checkWord(param, sent.get(param.field()));
        });
        sent.remove(Param.ATTACHMENTS.field());
        identityHash(sent).ifPresent(hash -> sent.put(Param.IDENTIFIER_HASH.field(), hash));
        return sent;
    }

    private void checkWord(Param param, @Nullable Object value) {
        boolean known =
                value == null || param.words().isEmpty() || param.words().contains(value);
        if (!known) {
            throw new IllegalArgumentException(operation + " does not know the " + Spelling.words(param.name()) + " '"
                    + value + "' (header " + param.header() + ", field " + param.field() + "): use one of "
                    + String.join(", ", param.words()));
        }
    }

    private Optional<String> identityHash(Map<String, Object> sent) {
        String secret = inputs.clientSecret();
        if (secret == null || !spec.uses(Param.IDENTIFIER_HASH) || sent.containsKey(Param.IDENTIFIER_HASH.field())) {
            return Optional.empty();
        }
        Object identifier = sent.get(Param.IDENTIFIER.field());
        return Optional.of(IdentityHash.of(secret, identifier == null ? "" : identifier.toString()));
    }

    private List<Field> query(Map<String, Object> sent) {
        boolean all = spec.verb() == Verb.GET || spec.verb() == Verb.DELETE;
        Stream<Param> params = spec.params().filter(param -> all || spec.query().contains(param));
        List<Field> query = new ArrayList<>();
        params.forEach(param -> {
            Object value = all ? sent.get(param.field()) : sent.remove(param.field());
            query.addAll(fields(param.field(), value));
        });
        return query;
    }

    private static List<Field> fields(String name, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> new Field(name + "[]", String.valueOf(item)))
                    .toList();
        }
        return value == null ? List.of() : List.of(new Field(name, value.toString()));
    }

    private Payload payload(Map<String, Object> sent) {
        if (!spec.hasBody()) {
            return new Payload.None();
        }
        if (spec.uses(Param.ATTACHMENTS) && !inputs.uploads().isEmpty()) {
            return new Payload.Multipart(parts(sent));
        }
        if (spec.uses(Param.ATTACHMENTS) && !inputs.blobIds().isEmpty()) {
            sent.put(Param.ATTACHMENTS.field(), inputs.blobIds());
        }
        return new Payload.JsonObject(sent);
    }

    private List<Part> parts(Map<String, Object> sent) {
        List<Part> parts = new ArrayList<>();
        sent.forEach((name, value) -> parts.addAll(FormFields.of(name, value)));
        String name = Param.ATTACHMENTS.field() + "[]";
        inputs.blobIds().forEach(id -> parts.add(new TextPart(name, id)));
        inputs.uploads().forEach(upload -> parts.add(new FilePart(name, upload)));
        return parts;
    }
}
