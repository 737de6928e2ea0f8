// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages that are made from the tables are up to date. With {@code -Dchatwoot.docs=write} they are written anew. */
class DocsTest {

    private static final Path DOCS =
            Path.of(System.getProperty("basedir", "")).resolve("../docs").normalize();
    private static final boolean WRITE = "write".equals(System.getProperty("chatwoot.docs"));
    private static final String WHAT_TO_DO =
            "%s is not up to date: run this test with -Dchatwoot.docs=write and commit what it has written";

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("operations.md", OperationsPage.text()),
                Arguments.of("headers.md", HeadersPage.text()),
                Arguments.of("options.md", OptionsPage.text()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void thePageIsWhatTheTablesSay(String name, String text) throws IOException {
        Path page = DOCS.resolve(name);
        if (WRITE) {
            Files.writeString(page, text);
        }
        assertThat(Files.readString(page)).as(WHAT_TO_DO, name).isEqualTo(text);
    }
}
