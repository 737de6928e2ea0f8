// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of the gallery, and those of the Kamelets, are written as designers want them. */
class RoutesTest {

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

        assertThat(CanonicalRoutes.problems(routes)).isEmpty();
        assertThat(uris(routes)).allSatisfy(uri -> assertThat(uri).doesNotContain("?"));
    }

    /** Karavan reads only those within a route configuration. */
    @ParameterizedTest
    @MethodSource("gallery")
    void aRouteOfTheGalleryHandlesErrorsWhereDesignersRead(Path file) throws IOException {
        Kamelets.tree(Files.readString(file))
                .forEach(element -> assertThat(element.has("onException"))
                        .as(file.toString())
                        .isFalse());
    }

    /** A designer takes an empty expression for a missing one, and marks it red. */
    @ParameterizedTest
    @MethodSource("gallery")
    void aRouteOfTheGalleryHasNoEmptyExpression(Path file) throws IOException {
        assertThat(Files.readString(file)).doesNotContain("expression: \"\"", "expression: ''");
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

        assertThat(CanonicalRoutes.problems(routes)).isEmpty();
    }

    /** Designers take a query for a part of the operation. */
    private static List<String> uris(JsonNode routes) {
        return routes.findValuesAsText("uri");
    }
}
