// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A cluster with Camel K takes the Kamelets and the samples. */
class CamelKRulesTest {

    static final Path FOLDER = Path.of("target/classes/camel-k");
    private static final Path PATCH = FOLDER.resolve("camel-catalog.patch.yaml");

    static List<Kamelets.Kamelet> kamelets() {
        return Kamelets.all();
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.equals(PATCH)).sorted().toList();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Kamelets.tree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aKameletFitsItsSchema(Kamelets.Kamelet kamelet) {
        assertThat(Crds.problems(kamelet.tree())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleFitsItsSchema(Path file) {
        assertThat(Crds.problems(read(file))).isEmpty();
    }

    @Test
    void thereIsASampleOfEachKind() throws IOException {
        assertThat(samples().stream().map(file -> read(file).path("kind").asText()))
                .contains("Integration", "Pipe");
    }

    @Test
    void whatNoSchemaNamesIsAMistake() {
        ObjectNode kamelet = (ObjectNode) Kamelets.all().get(0).tree();
        ((ObjectNode) kamelet.at("/spec/definition/properties/baseUrl")).put("typ", "string");
        ((ObjectNode) kamelet.path("spec")).put("dependencies", "camel:core");

        assertThat(Crds.problems(kamelet)).hasSize(2);
    }

    /** Names of resources and values of labels are narrower than their schemas say. */
    @Test
    void namesAreNamesOfResources() throws IOException {
        Stream<JsonNode> resources = Stream.concat(
                kamelets().stream().map(Kamelets.Kamelet::tree),
                samples().stream().map(CamelKRulesTest::read));

        assertThat(resources).allSatisfy(resource -> {
            assertThat(resource.at("/metadata/name").asText()).matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
            resource.at("/metadata/labels")
                    .forEach(label ->
                            assertThat(label.asText()).matches("[A-Za-z0-9]([-._A-Za-z0-9]{0,61}[A-Za-z0-9])?"));
        });
    }

    @Test
    void thePatchNamesTheComponentAndItsScheme() {
        JsonNode patch = read(PATCH);
        JsonNode artifact = patch.at("/spec/artifacts/camel-chatwoot");

        assertThat(Crds.problemsOfPatch("CamelCatalog", patch)).isEmpty();
        assertThat(artifact.path("version").asText()).isEqualTo(version());
        assertThat(artifact.at("/schemes/0/id").asText()).isEqualTo(ChatwootCatalog.SCHEME);
    }

    @Test
    void anIntegrationBringsTheComponentAndIsCanonical() {
        JsonNode integration = read(FOLDER.resolve("sms.integration.yaml"));

        assertThat(integration.at("/spec/dependencies/0").asText())
                .isEqualTo("mvn:io.github.camelchatwoot:camel-chatwoot:" + version());
        assertThat(CanonicalRoutes.problems(integration.at("/spec/flows"))).isEmpty();
    }

    /** No secret is in a resource: all of them come from the Secret that is mounted. */
    @ParameterizedTest
    @MethodSource("samples")
    void secretsAreMounted(Path file) throws IOException {
        JsonNode sample = read(file);

        assertThat(sample.at("/spec/traits/mount/configs/0").asText()).isEqualTo("secret:chatwoot");
        assertThat(sample.findValuesAsText("accessToken")).allMatch("{{chatwoot.access-token}}"::equals);
        assertThat(Files.readString(file))
                .contains("quarkus.index-dependency.camel-chatwoot.artifact-id=camel-chatwoot");
    }

    private static String version() {
        return Kamelets.all().get(0).annotation("catalog.version").asText();
    }
}
