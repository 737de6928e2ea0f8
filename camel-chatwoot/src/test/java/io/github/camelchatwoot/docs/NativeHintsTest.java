// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.docs;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A native image hears of everything that is looked for by its name. With {@code -Dchatwoot.docs=write} the files are
 * written anew. No native image is built here.
 */
class NativeHintsTest {

    private static final Path FOLDER = Path.of(System.getProperty("basedir", ""))
            .resolve("src/main/resources/META-INF/native-image/io.github.camelchatwoot/camel-chatwoot");
    private static final boolean WRITE = "write".equals(System.getProperty("chatwoot.docs"));
    private static final String WHAT_TO_DO =
            "%s is not up to date: run this test with -Dchatwoot.docs=write and commit what it has written";

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("reflect-config.json", NativeHints.reflection()),
                Arguments.of("resource-config.json", NativeHints.resources()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theFileIsWhatTheComponentHas(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).as(WHAT_TO_DO, name).exists();
        assertThat(Files.readString(file)).as(WHAT_TO_DO, name).isEqualTo(text);
    }

    @Test
    void everyClassIsThereAndCanBeMadeWhereThatIsSaid() throws Exception {
        JsonNode entries = new ObjectMapper().readTree(NativeHints.reflection());

        assertThat(entries.findValuesAsText("name"))
                .contains(
                        "io.github.camelchatwoot.ChatwootComponent",
                        "io.github.camelchatwoot.ChatwootConvertersLoader",
                        "io.github.camelchatwoot.ChatwootHttpException",
                        "io.github.camelchatwoot.model.Message",
                        "io.github.camelchatwoot.operation.Operation");
        for (JsonNode entry : entries) {
            Class<?> type = Class.forName(entry.path("name").asText());
            if (entry.has("methods")) {
                assertThat(type.getConstructor().newInstance()).isNotNull();
            }
        }
    }

    @Test
    void theResourcesOfPhoneNumbersAreWhereTheyAreLookedFor() throws IOException {
        JsonNode includes = new ObjectMapper()
                .readTree(NativeHints.resources())
                .path("resources")
                .path("includes");
        List<String> patterns = includes.findValuesAsText("pattern");
        String germany = "com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_DE";
        URL resource = getClass().getClassLoader().getResource(germany);

        assertThat(resource).isNotNull();
        assertThat(patterns).anyMatch(germany::matches);
    }
}
