// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever an address says, what comes out is the name of a file in the folder where it is written. */
class FileNameTest {

    private static final String STORAGE = "http://localhost:3000/rails/active_storage/blobs/redirect/eyJf--731/";

    @ParameterizedTest
    @CsvSource({
        "dot.png, dot.png",
        "Rechnung%20M%C3%A4rz.pdf, Rechnung März.pdf",
        "a+b.txt, a+b.txt",
        "%E2%9C%82.txt, ✂.txt",
        "a.png?disposition=attachment&X-Sig=zq7, a.png",
        "a.png#top, a.png",
        "100%.txt, 100%.txt",
        "archive.tar.gz, archive.tar.gz",
        ".htaccess, .htaccess",
        "'', attachment",
        ".., attachment",
        "%2E%2E, attachment",
        "%20, attachment",
        "..%2F..%2Fetc%2Fpasswd, .._.._etc_passwd",
        "..%5C..%5Cboot.ini, .._.._boot.ini",
        "C%3A%5Ca.txt, C__a.txt",
        "a%00.txt, a_.txt",
        "a%0D%0AX-Evil%3A%201.txt, a__X-Evil_ 1.txt",
        "gpj%E2%80%AEexe.txt, gpj_exe.txt",
        "a.txt%20.., a.txt"
    })
    void theLastPartOfTheAddressIsTheName(String last, String name) {
        assertThat(FileName.of(STORAGE + last)).isEqualTo(name);
    }

    @Test
    void joinersOfEmojiStay() {
        assertThat(FileName.safe("\uD83D\uDC69\u200D\uD83D\uDD27.png")).isEqualTo("\uD83D\uDC69\u200D\uD83D\uDD27.png");
        assertThat(FileName.safe("a\uD83D.png")).isEqualTo("a_.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ä", "\uD83D\uDC69"})
    void aLongNameIsCutBeforeItsEnding(String letter, @TempDir Path folder) throws Exception {
        String name = FileName.safe(letter.repeat(5_000) + ".pdf");

        assertThat(name).endsWith(letter + ".pdf");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(190, 200);
        Files.createFile(folder.resolve(FileName.numbered(name, 100)));
        assertThat(FileName.safe("a." + letter.repeat(5_000)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void aNumberStandsBeforeTheEnding() {
        assertThat(FileName.numbered("a.txt", 2)).isEqualTo("a (2).txt");
        assertThat(FileName.numbered("a", 3)).isEqualTo("a (3)");
        assertThat(FileName.numbered(".htaccess", 2)).isEqualTo(".htaccess (2)");
    }
}
