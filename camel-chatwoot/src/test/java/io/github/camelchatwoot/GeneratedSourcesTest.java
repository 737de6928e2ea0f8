// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What Camel's generator has written in this build is what was committed; the build keeps a copy of the latter. */
class GeneratedSourcesTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final String WHAT_TO_DO =
            "src/generated is not up to date: commit what this build has just written there";

    @Test
    void theGeneratedSourcesAreCommitted() throws IOException {
        Path committed = MODULE.resolve("target/committed-generated");
        assumeThat(committed).as("made by the Maven build").exists();

        assertThat(texts(MODULE.resolve("src/generated"))).as(WHAT_TO_DO).isEqualTo(texts(committed));
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
