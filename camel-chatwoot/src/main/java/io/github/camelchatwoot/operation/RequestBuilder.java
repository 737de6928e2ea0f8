// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        Map<String, Object> flat = flat(spec, inputs.fields());
        Inputs flatInputs = flat == inputs.fields() ? inputs : inputs.withFields(flat);
        return new RequestBuilder(operation, spec, flatInputs).build();
    }

    /** The fields without the object that the server wants them in: a body may have it, or not. */
    private static Map<String, Object> flat(Spec spec, Map<String, Object> fields) {
        String root = spec.form().root();
        if (root == null || !(fields.get(root) instanceof Map<?, ?> inner)) {
            return fields;
        }
        Map<String, Object> flat = new LinkedHashMap<>(fields);
        flat.remove(root);
        inner.forEach((name, value) -> flat.put(String.valueOf(name), value));
        return flat;
    }

    private Request build() {
        for (Param variable : spec.variables()) {
            Object value = inputs.value(variable);
            if (value == null || value.toString().isBlank()) {
                missing(variable);
            }
        }
        for (Param needed : spec.needs()) {
            if (!inputs.has(needed)) {
                missing(needed);
            }
        }
        if (saysNothing()) {
            throw new IllegalArgumentException(operation + " has nothing to send: the body is empty, "
                    + (spec.file().isPresent() ? "there are no attachments, " : "") + "and the header "
                    + contentHeader() + " is not set");
        }
        Map<String, Object> sent = sent();
        Asked asked =
                new Asked(operation.toString(), spec.verb(), spec.template().shown(), spec.since());
        List<Field> query = query(sent);
        return new Request(
                asked,
                path(),
                query,
                Map.of(),
                payload(sent),
                spec.access(),
                spec.reply().media(),
                spec.repeatable());
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
        String option = spec.takesOption(param) ? ", or the option " + param.option() : "";
        String field = spec.hasBody()
                        && param != Param.ACCOUNT_ID
                        && !spec.variables().contains(param)
                        && !spec.isInQuery(param)
                ? ", or the field " + param.field() + " of a Map as body"
                : "";
        String why = Param.OPTIONS.contains(param) && !spec.takesOption(param)
                ? " (not an option: that is the account of all other calls)"
                : "";
        throw new IllegalArgumentException(operation + " needs " + Spelling.words(param.name()) + ": set the header "
                + param.header() + option + field + why);
    }

    private String path() {
        return spec.template()
                .filled(param -> PathSegment.escaped(operation, param, String.valueOf(inputs.value(param))));
    }

    /** All parameters with their values by the names that the server knows, checked. */
    private Map<String, Object> sent() {
        Map<String, Object> sent = new LinkedHashMap<>(inputs.fields());
        sent.remove(Param.ACCOUNT_ID.field());
        spec.variables().forEach(param -> sent.remove(Spelling.lower(param.name())));
        Checked checked = new Checked(operation, spec);
        spec.eachParam(param -> {
            Object value = inputs.value(param);
            Object given = value == null ? sent.get(param.field()) : value;
            if (param.leavesOut(given)) {
                sent.remove(param.field());
            } else if (value != null || sent.containsKey(param.field())) {
                sent.put(param.field(), checked.value(param, given));
            }
        });
        spec.file().ifPresent(file -> sent.remove(file.field()));
        identityHash(sent).ifPresent(hash -> sent.put(Param.IDENTIFIER_HASH.field(), hash));
        return sent;
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
        List<Field> query = new ArrayList<>();
        Set<String> names = new HashSet<>();
        spec.eachParam(param -> {
            List<Field> fields = spec.isInQuery(param) ? fields(param.field(), sent.remove(param.field())) : List.of();
            if (!fields.isEmpty()) {
                query.addAll(fields);
                names.add(param.field());
            }
        });
        inputs.query().forEach((name, value) -> {
            if (!names.contains(name)) {
                query.addAll(fields(name, value)); // a header of its own is more precise
            }
        });
        return query;
    }

    private static List<Field> fields(String name, @Nullable Object value) {
        return FormFields.of(name, value).stream()
                .map(part -> new Field(part.name(), part.value()))
                .toList();
    }

    private Payload payload(Map<String, Object> sent) {
        if (!spec.hasBody() || (spec.verb() == Verb.DELETE && sent.isEmpty())) {
            return new Payload.None();
        }
        Optional<Param> file = spec.file().filter(param -> inputs.hasAttachments());
        file.ifPresent(this::checkNumber);
        if (file.isPresent() && !inputs.uploads().isEmpty()) {
            return new Payload.Multipart(parts(sent, file.get()));
        }
        file.ifPresent(param -> sent.put(
                param.field(),
                param.type() == Type.FILES ? inputs.blobIds() : inputs.blobIds().get(0)));
        String root = spec.form().root();
        return new Payload.JsonObject(root == null ? sent : Map.of(root, sent));
    }

    private void checkNumber(Param file) {
        int given = inputs.uploads().size() + inputs.blobIds().size();
        if (file.type() == Type.FILE && given > 1) {
            throw new IllegalArgumentException(operation + " takes one file (header " + file.header() + ", field "
                    + file.field() + "), but there are " + given);
        }
    }

    private List<Part> parts(Map<String, Object> sent, Param file) {
        String root = spec.form().root();
        List<Part> parts = new ArrayList<>();
        sent.forEach((name, value) -> parts.addAll(FormFields.of(inside(root, name), value)));
        String name = inside(root, file.field()) + (file.type() == Type.FILES ? "[]" : "");
        inputs.blobIds().forEach(id -> parts.add(new TextPart(name, id)));
        inputs.uploads().forEach(upload -> parts.add(new FilePart(name, upload)));
        return parts;
    }

    private static String inside(@Nullable String root, String name) {
        return root == null ? name : root + "[" + name + "]";
    }
}
