// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code -Prelease} has made is what Maven Central takes. Signatures are not looked at: whoever releases makes
 * them.
 *
 * @see <a href="https://central.sonatype.org/publish/requirements/">Central's requirements</a>
 */
class CentralTest {

    static Stream<Published> published() {
        return Published.all();
    }

    static Stream<Published> jars() {
        return Published.all().filter(Published::hasJars);
    }

    @Test
    void theseArePublished() {
        assertThat(published())
                .map(Published::toString)
                .containsExactlyInAnyOrder("parent", "sandbox", "camel-chatwoot", "catalog", "spring-boot");
    }

    @ParameterizedTest
    @MethodSource("published")
    void thePomNeedsNoOther(Published module) {
        Pom pom = module.pom();

        assertThat(pom.texts("parent")).isEmpty();
        assertThat(pom.text()).doesNotContain("${");
        assertThat(List.of(pom.text("groupId"), pom.text("artifactId"), pom.text("version")))
                .doesNotContain("");
        assertThat(pom.texts("dependencies/dependency[not(version)]")).isEmpty();
        assertThat(pom.texts("dependencies/dependency[scope='test']")).isEmpty();
        assertThat(pom.texts("repositories")).isEmpty();
    }

    /** Once the version is no snapshot, what it depends on is none either. */
    @ParameterizedTest
    @MethodSource("published")
    void aReleaseDependsOnReleases(Published module) {
        String version = module.pom().text("version");

        assertThat(module.pom().texts("dependencies/dependency/version"))
                .filteredOn(other -> other.endsWith("-SNAPSHOT"))
                .allSatisfy(other -> assertThat(other).isEqualTo(version));
    }

    @ParameterizedTest
    @MethodSource("published")
    void thePomSaysWhatCentralAsks(Published module) {
        Pom pom = module.pom();

        assertThat(List.of("name", "description", "url", "scm/url", "scm/connection", "scm/developerConnection"))
                .allSatisfy(path -> assertThat(pom.text(path)).as(path).isNotEmpty());
        assertThat(pom.text("licenses/license/name")).isEqualTo("Apache-2.0");
        assertThat(pom.text("licenses/license/url")).startsWith("https://www.apache.org/licenses/");
        assertThat(pom.texts("developers/developer/name")).isNotEmpty().doesNotContain("");
        assertThat(pom.texts("developers/developer/url")).isNotEmpty().doesNotContain("");
    }

    @ParameterizedTest
    @MethodSource("jars")
    void theSourcesAreThoseOfTheClasses(Published module) throws IOException {
        List<String> classes = names(module.jar(""), ".class");
        List<String> sources = names(module.jar("-sources"), ".java");

        assertThat(classes).isNotEmpty();
        assertThat(sources)
                .containsAll(classes.stream()
                        .filter(name -> !name.contains("$") && !name.equals("package-info"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("jars")
    void theJavadocHasItsPages(Published module) throws IOException {
        assertThat(names(module.jar("-javadoc"), ".html")).contains("index", "package-summary");
    }

    /** File names without folders. */
    private static List<String> names(Path jar, String ending) throws IOException {
        assertThat(jar).exists();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1, name.length() - ending.length()))
                    .toList();
        }
    }
}
