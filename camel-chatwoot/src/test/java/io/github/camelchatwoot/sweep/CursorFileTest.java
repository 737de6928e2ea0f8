// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CursorFileTest {

    private static final URI SERVER = URI.create("https://chatwoot.example.com/");
    private static final Cursor CURSOR = new Cursor(7_000_000_000L, 1_800_000_000L, 5);

    @TempDir
    Path folder;

    private CursorFile store() {
        return new CursorFile(file(), new CursorText(SERVER, 1));
    }

    private Path file() {
        return folder.resolve("new").resolve("chatwoot.cursor");
    }

    @Test
    void keepsTheLastOneAlone() throws IOException {
        assertThat(store().load()).isEmpty();

        store().save(Cursor.BEGINNING);
        store().save(CURSOR);

        assertThat(store().load()).contains(CURSOR);
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files.toList()).containsExactly(file());
        }
    }

    @Test
    void theSlashAtTheEndOfTheServerDoesNotMatter() throws IOException {
        store().save(CURSOR);

        assertThat(new CursorFile(file(), new CursorText(URI.create("https://chatwoot.example.com"), 1)).load())
                .contains(CURSOR);
    }

    @Test
    void thatOfAnotherAccountOrServerIsRefused() throws IOException {
        store().save(CURSOR);

        for (CursorFile other : List.of(
                new CursorFile(file(), new CursorText(SERVER, 2)),
                new CursorFile(file(), new CursorText(URI.create("https://other.example.com"), 1)))) {
            assertThatThrownBy(other::load)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("belongs to account 1 of https://chatwoot.example.com")
                    .hasMessageContaining(file().toString())
                    .hasMessageContaining("delete it");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "7",
                "{\"format\":2,\"server\":\"https://chatwoot.example.com\",\"account\":1,\"lowMessageId\":1,\"second\":1,"
                        + "\"notBefore\":0}",
                "{\"format\":1,\"server\":\"https://chatwoot.example.com\",\"account\":1,\"lowMessageId\":\"x\","
                        + "\"second\":1,\"notBefore\":0}",
                "{\"format\":1,\"server\":\"https://chatwoot.example.com\",\"account\":1,\"second\":1,\"notBefore\":0}"
            })
    void aBrokenOneIsNeverTakenForNone(String content) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), content);

        assertThatThrownBy(store()::load)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("delete it to begin as startFrom says");
    }

    /** As when the process ends while it writes. */
    @Test
    void halfOfTheNextOneDoesNotMatter() throws IOException {
        store().save(CURSOR);
        Files.writeString(file().resolveSibling("chatwoot.cursor.new"), "{\"format\":1,\"ser");

        assertThat(store().load()).contains(CURSOR);
        store().save(Cursor.BEGINNING);
        assertThat(store().load()).contains(Cursor.BEGINNING);
    }

    @Test
    void whatCannotBeWrittenIsTold() throws IOException {
        Files.writeString(folder.resolve("new"), "a file where a folder should be");

        assertThatThrownBy(() -> store().save(CURSOR)).isInstanceOf(IOException.class);
    }
}
