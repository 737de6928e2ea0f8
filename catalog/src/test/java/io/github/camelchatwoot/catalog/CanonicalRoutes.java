// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** Camel's schemas of routes in YAML: the one that editors know, and the strict one, which designers write and want. */
final class CanonicalRoutes {

    /** In Camel 4.22.0 the schema wants every data format to be named, not one of them. */
    private static final List<String> ALL_FORMATS_AT_ONCE = List.of("MarshalDefinition", "UnmarshalDefinition");

    private static final List<JsonSchema> SCHEMAS =
            List.of(schema("camelYamlDsl.json"), schema("camelYamlDsl-canonical.json"));

    private CanonicalRoutes() {}

    /** What is wrong with a list of routes. */
    static Set<ValidationMessage> problems(JsonNode routes) {
        return SCHEMAS.stream()
                .flatMap(schema -> schema.validate(routes).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static JsonSchema schema(String file) {
        try {
            JsonNode schema = TablesJson.tree(Files.readString(Path.of("target/schema", file)));
            for (String definition : ALL_FORMATS_AT_ONCE) {
                ((ObjectNode) schema.at("/items/definitions").path("org.apache.camel.model." + definition))
                        .remove("required");
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
