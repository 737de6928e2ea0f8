// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the README shows is what is tested. */
class ReadmeTest {
    private static final Path SOURCES = Path.of("src/test/java/io/github/camelchatwoot/sandbox");

    @TempDir
    private Path folder;

    private static List<String> blocks(String language) throws IOException {
        Pattern block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL);
        return block.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void theExampleIsATest() throws IOException {
        String source = Files.readString(SOURCES.resolve("ReadmeExampleTest.java"));
        String body = source.substring(source.indexOf("    @RegisterExtension"));

        assertThat(blocks("java")).anySatisfy(block -> assertThat(block).isEqualTo("class MyTest {\n" + body));
    }

    @Test
    void theFileIsData() throws IOException {
        Path file =
                Files.writeString(folder.resolve("desk.json"), blocks("json").get(0));

        SandboxData data = ChatwootSandbox.builder().dataFile(file).build().data();

        assertThat(data.conversation("Dora").messageIds()).hasSizeGreaterThan(2);
    }
}
