// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The Kamelets as they are in the jar. */
final class Kamelets {

    static final Path FOLDER = Path.of("target/classes/kamelets");
    private static final String ENDING = ".kamelet.yaml";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Kamelets() {}

    /**
     * A Kamelet.
     *
     * @param file its name without the ending
     */
    record Kamelet(String file, String text, JsonNode tree) {

        JsonNode definition() {
            return tree.at("/spec/definition");
        }

        JsonNode annotation(String name) {
            return tree.path("metadata").path("annotations").path("camel.apache.org/" + name);
        }

        /** source, sink or action. */
        String type() {
            return tree.path("metadata")
                    .path("labels")
                    .path("camel.apache.org/kamelet.type")
                    .asText();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Kamelet> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Kamelets::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A YAML text of one document. */
    static JsonNode tree(String yaml) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    private static Kamelet read(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(ENDING)) {
            throw new IllegalStateException(name + " is no Kamelet: its name must end in " + ENDING);
        }
        try {
            String text = Files.readString(file);
            return new Kamelet(name.substring(0, name.length() - ENDING.length()), text, tree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
