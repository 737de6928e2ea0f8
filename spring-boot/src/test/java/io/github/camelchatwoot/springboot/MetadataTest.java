// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.ChatwootComponent;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What editors complete is what the component says. With {@code -Dchatwoot.docs=write} the file is written anew.
 *
 * @see <a href="https://docs.spring.io/spring-boot/specification/configuration-metadata/format.html">the format</a>
 */
class MetadataTest {

    private static final Path FILE = Path.of(System.getProperty("basedir", ""))
            .resolve("src/main/resources/META-INF/spring-configuration-metadata.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theMetadataIsWhatTheComponentSays() throws IOException {
        String text = metadata().toPrettyString() + "\n";
        if ("write".equals(System.getProperty("chatwoot.docs"))) {
            Files.writeString(FILE, text);
        }
        assertThat(FILE).exists();
        assertThat(Files.readString(FILE))
                .as("the metadata is not up to date: run this test with -Dchatwoot.docs=write and commit the file")
                .isEqualTo(text);
    }

    private static ObjectNode metadata() throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode group = root.putArray("groups").addObject();
        group.put("name", name(""));
        group.put("type", ChatwootComponent.class.getName());
        ArrayNode properties = root.putArray("properties");
        ArrayNode hints = root.putArray("hints");
        ObjectNode enabled = properties.addObject();
        enabled.put("name", name("enabled"));
        enabled.put("type", Boolean.class.getName());
        enabled.put("description", "Whether the options under this prefix are given to the component.");
        enabled.put("defaultValue", true);
        component().path("componentProperties").properties().forEach(option -> {
            property(properties.addObject(), option.getKey(), option.getValue());
            hint(hints, option.getKey(), option.getValue());
        });
        return root;
    }

    private static String name(String option) {
        String prefix = BoundOptions.PREFIX.substring(0, BoundOptions.PREFIX.length() - 1);
        return option.isEmpty() ? prefix : prefix + "." + StringHelper.camelCaseToDash(option);
    }

    private static JsonNode component() throws IOException {
        try (InputStream in =
                ChatwootComponent.class.getResourceAsStream("/META-INF/io/github/camelchatwoot/chatwoot.json")) {
            return JSON.readTree(in);
        }
    }

    private static void property(ObjectNode property, String option, JsonNode described) {
        property.put("name", name(option));
        property.put("type", type(described));
        property.put("description", described.path("description").asText());
        if (described.has("defaultValue")) {
            property.set("defaultValue", described.path("defaultValue"));
        }
    }

    /** Beans are named with # in front, so they are text; so are durations, such as 30s, and words. */
    private static String type(JsonNode described) {
        return switch (described.path("type").asText()) {
            case "boolean" -> Boolean.class.getName();
            case "integer" -> Long.class.getName();
            default -> String.class.getName();
        };
    }

    private static void hint(ArrayNode hints, String option, JsonNode described) {
        if (described.has("enum")) {
            ObjectNode hint = hints.addObject();
            hint.put("name", name(option));
            ArrayNode values = hint.putArray("values");
            described.path("enum").forEach(word -> values.addObject().set("value", word));
        }
    }
}
