// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/**
 * The resources of Camel K as a cluster knows them: the schemas of its custom resource definitions, and no field that
 * these do not name. With {@code -Dchatwoot.crds=FOLDER} those of another version of Camel K.
 */
final class Crds {

    private static final Path FOLDER = Path.of(System.getProperty("chatwoot.crds", "target/crds"));
    private static final Map<String, JsonSchema> KNOWN = new ConcurrentHashMap<>();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4);

    private Crds() {}

    /** What is wrong with a resource. */
    static Set<ValidationMessage> problems(JsonNode resource) {
        String kind = resource.path("kind").asText();
        return KNOWN.computeIfAbsent(kind, any -> SCHEMAS.getSchema(closed(schema(kind))))
                .validate(resource);
    }

    /** What is wrong with a patch of a resource, which need not be complete. */
    static Set<ValidationMessage> problemsOfPatch(String kind, JsonNode patch) {
        ObjectNode schema = closed(schema(kind));
        ((ObjectNode) schema.at("/properties/spec")).remove("required");
        return SCHEMAS.getSchema(schema).validate(patch);
    }

    private static ObjectNode schema(String kind) {
        ObjectNode schema = read(kind);
        JsonNode fields = schema.at("/properties/spec/properties");
        if (kind.equals("Pipe") && !fields.has("traits")) {
            // Pipes got the traits of Integrations in 2.9, and the schemas may be older.
            ((ObjectNode) fields).set("traits", read("Integration").at("/properties/spec/properties/traits"));
        }
        return schema;
    }

    private static ObjectNode read(String kind) {
        Path file = FOLDER.resolve("camel.apache.org_" + kind.toLowerCase(Locale.ROOT) + "s.yaml");
        try {
            JsonNode versions =
                    Kamelets.tree(Files.readString(file)).path("spec").path("versions");
            for (JsonNode version : versions) {
                if (version.path("name").asText().equals("v1")) {
                    return (ObjectNode) version.at("/schema/openAPIV3Schema");
                }
            }
            throw new IllegalStateException(file + " has no v1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a cluster does, takes a field that is not named for a mistake, unless any are allowed. */
    private static ObjectNode closed(ObjectNode schema) {
        boolean open = schema.has("additionalProperties")
                || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
        if (schema.path("properties").isObject() && !open) {
            schema.put("additionalProperties", false);
        }
        closeBelow(schema);
        return schema;
    }

    private static void closeBelow(ObjectNode schema) {
        schema.path("properties").forEach(Crds::close);
        close(schema.path("additionalProperties"));
        close(schema.path("items"));
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            closed(object);
        }
    }
}
