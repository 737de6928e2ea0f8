// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.catalog.Kamelets.Kamelet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What designers and operators want of Kamelets: the rules of Camel's own catalog of Kamelets, but for the provider,
 * and what has been seen to break a palette.
 */
class KameletRulesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");
    private static final String CREDENTIALS = "urn:camel:group:credentials";

    static List<Kamelet> kamelets() {
        return Kamelets.all();
    }

    @Test
    void thereAreEnoughOfEachKind() {
        assertThat(kamelets()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(kamelets().stream().map(Kamelet::type)).contains("source", "sink", "action");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isAKameletOfTheNameOfItsFile(Kamelet kamelet) {
        assertThat(kamelet.tree().path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.tree().path("kind").asText()).isEqualTo("Kamelet");
        assertThat(kamelet.tree().at("/metadata/name").asText()).isEqualTo(kamelet.file());
        assertThat(kamelet.file()).startsWith("chatwoot-").endsWith("-" + kamelet.type());
    }

    /** A designer takes three dashes, wherever they stand, for the beginning of another document. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void isOneDocument(Kamelet kamelet) {
        assertThat(kamelet.text()).doesNotContain("---");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isAnnotatedWithWhatPalettesRead(Kamelet kamelet) {
        assertThat(kamelet.annotation("kamelet.support.level").asText()).isEqualTo("Preview");
        assertThat(kamelet.annotation("catalog.version").asText()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(kamelet.annotation("provider").asText()).isEqualTo("camel-chatwoot");
        assertThat(kamelet.annotation("kamelet.group").asText()).isEqualTo("Chatwoot");
        assertThat(kamelet.annotation("kamelet.namespace").asText()).isEqualTo("Chat");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void showsTheIcon(Kamelet kamelet) throws IOException {
        byte[] icon =
                Files.readString(Path.of("src/main/icons/chatwoot.svg")).strip().getBytes(StandardCharsets.UTF_8);
        assertThat(icon).hasSizeLessThan(4096);
        assertThat(kamelet.annotation("kamelet.icon").asText())
                .isEqualTo("data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(icon));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void hasATitleInTitleCase(Kamelet kamelet) {
        String title = kamelet.definition().path("title").asText();
        String type = kamelet.type();
        assertThat(title)
                .startsWith("Chatwoot ")
                .endsWith(" " + type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1));
        assertThat(title.split(" "))
                .allSatisfy(word -> assertThat(Character.isUpperCase(word.charAt(0)))
                        .as(word)
                        .isTrue());
        assertThat(kamelet.definition().path("description").asText()).endsWith(".");
        assertThat(kamelet.definition().path("type").asText()).isEqualTo("object");
    }

    @Test
    void titlesAndDescriptionsAreUnique() {
        for (String field : List.of("title", "description")) {
            assertThat(kamelets().stream()
                            .map(kamelet -> kamelet.definition().path(field).asText()))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void hasThreeToSixPropertiesThatSayWhatTheyAre(Kamelet kamelet) {
        JsonNode properties = kamelet.definition().path("properties");
        assertThat(properties.size()).isBetween(3, 6);
        properties.properties().forEach(property -> {
            JsonNode value = property.getValue();
            assertThat(List.of("title", "description", "type", "example"))
                    .as(property.getKey())
                    .allMatch(value::has);
            assertThat(value.path("description").asText()).as(property.getKey()).endsWith(".");
            boolean secret = value.path("format").asText().equals("password");
            assertThat(value.path("x-descriptors").toString().contains(CREDENTIALS))
                    .as(property.getKey())
                    .isEqualTo(secret);
            boolean looksSecret = property.getKey().matches("(?i).*(token|secret|key).*");
            assertThat(secret).as(property.getKey()).isEqualTo(looksSecret);
        });
        kamelet.definition()
                .path("required")
                .forEach(name -> assertThat(properties.has(name.asText()))
                        .as(name.asText())
                        .isTrue());
    }

    /** The same name means the same thing everywhere. */
    @Test
    void propertiesOfOneNameAreEqual() {
        Map<String, JsonNode> known = new HashMap<>();
        for (Kamelet kamelet : kamelets()) {
            kamelet.definition().path("properties").properties().forEach(property -> {
                JsonNode before = known.putIfAbsent(property.getKey(), property.getValue());
                assertThat(before == null || before.equals(property.getValue()))
                        .as("%s of %s", property.getKey(), kamelet)
                        .isTrue();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void usesWhatItDeclares(Kamelet kamelet) {
        Set<String> used = new TreeSet<>();
        Matcher matcher =
                PLACEHOLDER.matcher(kamelet.tree().at("/spec/template").toString());
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
        List<String> declared = new ArrayList<>();
        kamelet.definition().path("properties").fieldNames().forEachRemaining(declared::add);
        assertThat(used).containsExactlyInAnyOrderElementsOf(declared);
    }

    /**
     * Where a placeholder is marked as optional, and nothing is given for it, Camel 4.18 encodes the other values of a
     * Pipe twice. So whatever is not required has a default.
     */
    @ParameterizedTest
    @MethodSource("kamelets")
    void everythingIsRequiredOrHasADefault(Kamelet kamelet) {
        assertThat(kamelet.tree().at("/spec/template").toString()).doesNotContain("{{?");
        Set<String> required = new TreeSet<>();
        kamelet.definition().path("required").forEach(name -> required.add(name.asText()));
        kamelet.definition()
                .path("properties")
                .properties()
                .forEach(property -> assertThat(required.contains(property.getKey())
                                != property.getValue().has("default"))
                        .as(property.getKey())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void bringsTheComponent(Kamelet kamelet) {
        List<String> dependencies = new ArrayList<>();
        kamelet.tree().at("/spec/dependencies").forEach(dependency -> dependencies.add(dependency.asText()));
        assertThat(dependencies)
                .allMatch(dependency -> dependency.startsWith("camel:") || dependency.startsWith("mvn:"))
                .contains("camel:kamelet")
                .contains("mvn:io.github.camelchatwoot:camel-chatwoot:"
                        + kamelet.annotation("catalog.version").asText());
    }

    /** Query strings in a uri are taken for a part of the operation by designers. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void isCanonicalAndGoesFromTheOneEndToTheOther(Kamelet kamelet) {
        String template = kamelet.tree().at("/spec/template").toString();
        assertThat(template).doesNotContain("?baseUrl").doesNotContain("\"to\":\"");
        kamelet.tree()
                .findValuesAsText("uri")
                .forEach(uri -> assertThat(uri).isIn("chatwoot", "kamelet:source", "kamelet:sink"));
        String end = kamelet.type().equals("source") ? "kamelet:sink" : "kamelet:source";
        assertThat(template).contains(end);
        assertThat(template.contains("kamelet:sink") && template.contains("kamelet:source"))
                .isFalse();
    }
}
