// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The files that are made from the tables are up to date. With {@code -Dchatwoot.docs=write} they are written anew. */
class GeneratedFilesTest {

    private static final Path RESOURCES =
            Path.of(System.getProperty("basedir", "")).resolve("src/main/resources");
    private static final boolean WRITE = "write".equals(System.getProperty("chatwoot.docs"));
    private static final String WHAT_TO_DO =
            "%s is not up to date: run this test with -Dchatwoot.docs=write and commit what it has written";

    static Stream<Arguments> files() {
        String component = ChatwootCatalog.component();
        return Stream.of(
                Arguments.of("io/github/camelchatwoot/catalog/operations.json", TablesJson.operations()),
                Arguments.of("io/github/camelchatwoot/catalog/events.json", TablesJson.events()),
                Arguments.of("karavan/components-chatwoot.json", TablesJson.forKaravan(component)),
                Arguments.of("ide/vscode-settings.json", TablesJson.forEditors(component)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theFileIsWhatTheTablesSay(String name, String text) throws IOException {
        Path file = RESOURCES.resolve(name);
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).as(WHAT_TO_DO, name).exists();
        assertThat(Files.readString(file)).as(WHAT_TO_DO, name).isEqualTo(text);
    }

    /** Designers cannot show an option that is in no group. */
    @Test
    void everyOptionHasALabel() {
        TablesJson.tree(ChatwootCatalog.component())
                .path("properties")
                .properties()
                .forEach(option -> assertThat(option.getValue().has("label"))
                        .as(option.getKey())
                        .isTrue());
    }

    @Test
    void aCatalogKnowsTheComponentOnceItIsRegistered() {
        CamelCatalog catalog = new DefaultCamelCatalog();

        ChatwootCatalog.register(catalog);

        assertThat(catalog.findComponentNames()).contains(ChatwootCatalog.SCHEME);
        assertThat(catalog.validateEndpointProperties("chatwoot:createMesage").summaryErrorMessage(true))
                .contains("createMessage");
        assertThat(ChatwootCatalog.operations()).contains("\"createMessage\"");
        assertThat(ChatwootCatalog.events()).contains("\"message_created\"");
    }
}
