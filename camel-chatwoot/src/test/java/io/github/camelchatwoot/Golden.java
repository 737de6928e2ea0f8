// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file that says what comes out. With {@code -Dchatwoot.docs=write} it is written anew.
 *
 * @param path where it stands
 */
public record Golden(Path path) {

    private static final boolean WRITE = "write".equals(System.getProperty("chatwoot.docs"));

    /** One among the test's resources. */
    public static Golden file(String name) {
        return new Golden(Path.of("src", "test", "resources", "golden").resolve(name));
    }

    /** Fails when something else has come out. */
    public void holds(String text) {
        try {
            if (WRITE) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, text);
            }
            assertThat(path)
                    .as(
                            "%s is not up to date: run this test with -Dchatwoot.docs=write and look at what it has written",
                            path)
                    .exists()
                    .content()
                    .isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
