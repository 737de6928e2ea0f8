// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of the gallery, and those of the Kamelets, are written as designers want them. */
class RoutesTest {

    /** In Camel 4.22.0 the schema wants every data format to be named, not one of them. */
    private static final List<String> ALL_FORMATS_AT_ONCE = List.of("MarshalDefinition", "UnmarshalDefinition");

    private static final JsonSchema CANONICAL = schema("camelYamlDsl-canonical.json");

    private static JsonSchema schema(String name) {
        try {
            JsonNode schema = TablesJson.tree(Files.readString(Path.of("target/schema", name)));
            for (String definition : ALL_FORMATS_AT_ONCE) {
                ((ObjectNode) schema.at("/items/definitions").path("org.apache.camel.model." + definition))
                        .remove("required");
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Path> gallery() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/classes/gallery"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static List<Kamelets.Kamelet> kamelets() {
        return Kamelets.all();
    }

    @Test
    void thereIsAGallery() throws IOException {
        assertThat(gallery()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void aRouteOfTheGalleryIsCanonical(Path file) throws IOException {
        JsonNode routes = Kamelets.tree(Files.readString(file));

        assertThat(problems(routes)).isEmpty();
        assertThat(uris(routes)).allSatisfy(uri -> assertThat(uri).doesNotContain("?"));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theRouteOfAKameletIsCanonical(Kamelets.Kamelet kamelet) {
        JsonNode from = kamelet.tree().at("/spec/template/from");
        JsonNode routes = JsonNodeFactory.instance
                .arrayNode()
                .add(JsonNodeFactory.instance
                        .objectNode()
                        .set("route", JsonNodeFactory.instance.objectNode().set("from", from)));

        assertThat(problems(routes)).isEmpty();
    }

    private static Set<ValidationMessage> problems(JsonNode routes) {
        return CANONICAL.validate(routes);
    }

    /** Designers take a query for a part of the operation. */
    private static List<String> uris(JsonNode routes) {
        return routes.findValuesAsText("uri");
    }
}
