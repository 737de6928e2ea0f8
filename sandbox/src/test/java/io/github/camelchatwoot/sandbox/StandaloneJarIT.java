// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The jar that runs by itself, as a process. */
@Timeout(60)
class StandaloneJarIT {
    private static final Path JAR = Path.of(System.getProperty("standalone.jar"));

    private static Process start(String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void startsServesAndStops() throws Exception {
        Process process = start("--port", "0", "--seed-data");
        try (BufferedReader output = process.inputReader(UTF_8)) {
            String first = output.readLine();
            assertThat(first).startsWith("Chatwoot sandbox on http://127.0.0.1:");
            String url = first.substring(first.indexOf("http"));
            output.readLine();
            String token = output.readLine().replaceFirst(".* ", "");
            Api api = new Api(url, token);

            assertThat(api.get("/contacts?sort=name")
                            .json()
                            .at("/payload/0/name")
                            .asText())
                    .isEqualTo("Aiko Tanaka");
            assertThat(api.get("/").contentType()).startsWith("text/html");

            process.toHandle().destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("ended by SIGTERM").isEqualTo(143);
            assertThat(output.lines()).hasSizeLessThanOrEqualTo(3).noneMatch(line -> line.contains("WARN"));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void endsWithTwoWhenItIsMisused() throws Exception {
        Process process = start("--colour", "red");

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("Unknown option --colour\nTry --help" + System.lineSeparator());
    }

    @Test
    void bringsItsLicencesAndNothingOfTests() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(names)
                    .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/LICENSE.txt")
                    .noneMatch(name -> name.startsWith("org/junit") || name.startsWith("org/assertj"))
                    .doesNotHaveDuplicates();
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(Main.class.getName());
        }
    }
}
