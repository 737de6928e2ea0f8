// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.recipes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The documentation shows the routes that are tested here. */
class DocumentedTest {

    private static final Path DOCUMENTATION = Path.of("..", "..", "docs", "chatwoot-component.md");
    private static final Path SOURCES =
            Path.of("src", "main", "java", "io", "github", "camelchatwoot", "examples", "recipes");

    @ParameterizedTest
    @ValueSource(classes = {DurableIntake.class, SharedMemory.class})
    void theDocumentationShowsTheRoutes(Class<?> recipe) throws IOException {
        String source = Files.readString(SOURCES.resolve(recipe.getSimpleName() + ".java"));
        String begin = "    public void configure() {\n";
        int from = source.indexOf(begin) + begin.length();
        String routes =
                source.substring(from, source.indexOf("\n    }\n", from)).stripIndent();

        assertThat(routes).contains("from(\"chatwoot:webhook?");
        assertThat(Files.readString(DOCUMENTATION)).contains(routes);
    }
}
