// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.assertThat;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.message;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands that the documentation tells. The CLI takes the component from the local repository, where the build of
 * this module has installed it.
 */
class CamelCliTest {

    private static final String VERSION = System.getProperty("chatwoot.version");
    private static final String KAMELETS = "--local-kamelet-dir="
            + Path.of("../target/classes/kamelets").toAbsolutePath().normalize();
    private static final String ROUTE = "deliver.camel.yaml";
    private static final String ROUTE_WITH_KAMELET = "kamelet.camel.yaml";
    private static final String PROPERTIES = "application.properties";

    @TempDir
    private Path folder;

    private final ChatwootSandbox chatwoot = new ChatwootSandbox().start();

    @BeforeEach
    void writeRoutes() throws IOException {
        for (String route : List.of(ROUTE, ROUTE_WITH_KAMELET)) {
            Files.copy(Path.of("src/test/resources", route), folder.resolve(route));
        }
    }

    /** Options of the component make the CLI create it at once, before it has looked what Kamelets depend on. */
    private void writeProperties(String prefix) throws IOException {
        ApiInbox inbox = chatwoot.createApiInbox("SMS", "");
        Map<String, Object> options = Map.of(
                "base-url", chatwoot.baseUrl(),
                "account-id", chatwoot.accountId(),
                "access-token", chatwoot.adminToken(),
                "inbox-id", inbox.id(),
                "bridge-id", "sms");
        Files.write(
                folder.resolve(PROPERTIES),
                options.entrySet().stream()
                        .map(option -> prefix + option.getKey() + " = " + option.getValue())
                        .toList());
    }

    @AfterEach
    void stop() {
        chatwoot.close();
    }

    private String camel(String... args) throws IOException, InterruptedException {
        String printed = new CamelCli(folder).run(args);
        assertThat(printed).doesNotContain(chatwoot.adminToken());
        return printed;
    }

    @Test
    void runsARouteWithTheComponentAsDependency() throws Exception {
        writeProperties("camel.component.chatwoot.");
        camel(
                "run",
                ROUTE,
                PROPERTIES,
                "--dep=mvn:io.github.camelchatwoot:camel-chatwoot:" + VERSION,
                "--max-messages=1",
                "--max-seconds=60");

        assertThat(chatwoot)
                .has(1, message().incoming().content("Where is my parcel?").sourceId("sms:77"));
    }

    @Test
    void runsAKameletThatBringsTheComponent() throws Exception {
        writeProperties("chatwoot.");
        String printed = camel(
                "run", ROUTE_WITH_KAMELET, PROPERTIES, KAMELETS, "--verbose", "--max-messages=1", "--max-seconds=60");

        assertThat(chatwoot)
                .has(1, message().incoming().content("Where is my parcel?").sourceId("sms:77"));
        assertThat(printed).contains("io.github.camelchatwoot:camel-chatwoot:" + VERSION);
    }

    @ParameterizedTest
    @CsvSource({"camel-main, camel-main", "spring-boot, camel-spring-boot", "quarkus, camel-quarkus"})
    void exports(String runtime, String artifact) throws Exception {
        writeProperties("chatwoot.");
        camel(
                "export",
                ROUTE_WITH_KAMELET,
                PROPERTIES,
                KAMELETS,
                "--runtime=" + runtime,
                "--kamelets-version=" + System.getProperty("kamelets.version"),
                "--gav=com.example:bridge:1.0",
                "--dir=project");

        Path project = folder.resolve("project");
        assertThat(Files.readString(project.resolve("pom.xml")))
                .contains("<artifactId>" + artifact)
                .containsPattern("<artifactId>camel-chatwoot</artifactId>\\s*<version>" + VERSION + "</version>");
        assertThat(project.resolve("src/main/resources/kamelets/chatwoot-deliver-message-sink.kamelet.yaml"))
                .exists();
        assertThat(project.resolve("src/main/resources/camel").resolve(ROUTE_WITH_KAMELET))
                .exists();
    }
}
