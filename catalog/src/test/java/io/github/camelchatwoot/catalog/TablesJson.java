// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.operation.Deliver;
import io.github.camelchatwoot.operation.Merge;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Reply;
import io.github.camelchatwoot.operation.Role;
import io.github.camelchatwoot.operation.Source;
import io.github.camelchatwoot.operation.Spec;
import io.github.camelchatwoot.operation.Thing;
import org.jspecify.annotations.Nullable;

/** The tables of the component as JSON, for tools that do not run Java. */
final class TablesJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TablesJson() {}

    /** A line for each operation, so that changes can be read. */
    static String operations() {
        return lines(Arrays.stream(Operation.values()).map(TablesJson::operation));
    }

    /** A line for each event. */
    static String events() {
        return lines(Arrays.stream(EventType.values())
                .filter(type -> type != EventType.UNKNOWN)
                .map(TablesJson::event));
    }

    /** The component without the options of the component itself, which designers of routes do not show. */
    static String forKaravan(String component) {
        ObjectNode root = (ObjectNode) tree(component);
        root.remove("componentProperties");
        return lines(Stream.of(root));
    }

    /** Settings of an editor that make Camel's language server know the component. */
    static String forEditors(String component) {
        ObjectNode settings = JSON.createObjectNode();
        settings.putArray("camel.extra-components").add(tree(component));
        return settings + "\n";
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String lines(Stream<ObjectNode> rows) {
        List<String> lines = rows.map(row -> "  " + row).toList();
        return "[\n" + String.join(",\n", lines) + "\n]\n";
    }

    private static ObjectNode operation(Operation operation) {
        Role role = operation.role();
        ObjectNode row = JSON.createObjectNode();
        row.put("name", operation.toString());
        row.put("kind", role instanceof Source ? "consumer" : "producer");
        row.put("summary", role.summary());
        Spec spec = spec(role);
        if (spec != null) {
            boolean call = role instanceof Spec;
            if (call) {
                row.put("method", spec.verb().name());
                row.put("path", spec.path());
            }
            row.put("access", spec.access().name().toLowerCase(Locale.ROOT));
            if (spec.since() != null) {
                row.put("since", spec.since().toString());
            }
            if (call && spec.page() != null) {
                row.put("page", spec.page());
            }
            ArrayNode headers = row.putArray("headers");
            Stream.concat(spec.variables().stream(), spec.needs().stream())
                    .forEach(param -> header(headers, spec, param, true));
            spec.takes().forEach(param -> header(headers, spec, param, false));
            if (!spec.form().more().isEmpty()) {
                ArrayNode fields = row.putArray("fields");
                spec.form().more().forEach(fields::add);
            }
            answer(row.putObject("answer"), spec.reply());
        }
        return row;
    }

    private static @Nullable Spec spec(Role role) {
        if (role instanceof Merge merge) {
            return merge.writing();
        }
        if (role instanceof Deliver deliver) {
            return deliver.form();
        }
        return role instanceof Spec spec ? spec : null;
    }

    private static void header(ArrayNode headers, Spec spec, Param param, boolean needed) {
        ObjectNode header = headers.addObject();
        header.put("name", param.header());
        header.put("required", needed);
        if (param == spec.text()) {
            header.put("body", true);
        }
    }

    private static void answer(ObjectNode answer, Reply reply) {
        answer.put("list", reply.list());
        if (reply.thing() != Thing.VALUE) {
            answer.put("thing", reply.thing().name().toLowerCase(Locale.ROOT));
        }
        answer.put("recorded", reply.seen());
    }

    private static ObjectNode event(EventType type) {
        ObjectNode row = JSON.createObjectNode();
        row.put("name", type.wireName());
        row.put("subject", type.subject().name().toLowerCase(Locale.ROOT));
        row.put("identity", type.identity().name().toLowerCase(Locale.ROOT));
        ArrayNode tellers = row.putArray("toldBy");
        type.tellers().stream()
                .map(teller -> teller.name().toLowerCase(Locale.ROOT))
                .forEach(tellers::add);
        return row;
    }
}
