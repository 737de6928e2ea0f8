// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.DefaultVersionManager;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.VersionManager;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComponentJsonTest {

    private static final String JSON = "io/github/camelchatwoot/chatwoot.json";

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    @ParameterizedTest
    @ValueSource(strings = {JSON, "META-INF/" + JSON, "org/apache/camel/catalog/components/chatwoot.json"})
    void isAtThePathsThatToolsLookFor(String path) throws IOException {
        try (InputStream in = getClass().getClassLoader().getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("\"scheme\": \"chatwoot\"");
        }
    }

    @Test
    void isFoundByTheCatalogWithoutBeingRegistered() {
        assertThat(catalog.componentJSonSchema("chatwoot")).contains("\"title\": \"Chatwoot\"");
    }

    @Test
    void isFoundByTheNameOfTheClass() {
        catalog.addComponent("chatwoot", "io.github.camelchatwoot.ChatwootComponent");

        assertThat(catalog.findComponentNames()).contains("chatwoot");
        assertThat(catalog.findComponentLabels()).contains("chat");
    }

    /** Camel's language server reads the scheme and the class of each entry and adds it like that. */
    @Test
    void editorsAddItFromTheirSettings() throws IOException {
        JsonNode entries = TablesJson.tree(Files.readString(Path.of("src/main/resources/ide/vscode-settings.json")))
                .path("camel.extra-components");
        assertThat(entries).hasSize(1);
        JsonNode component = entries.path(0).path("component");
        catalog.setVersionManager(withoutOurs());
        assertThat(catalog.componentJSonSchema("chatwoot")).isNull();

        catalog.addComponent(
                component.path("scheme").asText(),
                component.path("javaType").asText(),
                entries.path(0).toString());

        assertThat(catalog.componentJSonSchema("chatwoot"))
                .isEqualTo(entries.path(0).toString());
        assertThat(catalog.componentModel("chatwoot").getEndpointOptions())
                .extracting(BaseOptionModel::getName)
                .contains("operation", "accountId", "deliveryReport");
        assertThat(catalog.validateEndpointProperties("chatwoot:createMesage").getInvalidEnum())
                .containsKey("operation");
    }

    /** An editor has nothing of ours on its class path. */
    private VersionManager withoutOurs() {
        return new DefaultVersionManager(catalog) {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return name.endsWith("/chatwoot.json") ? null : super.getResourceAsStream(name);
            }
        };
    }

    @Test
    void acceptsAGoodUri() {
        EndpointValidationResult result = catalog.validateEndpointProperties(
                "chatwoot:createMessage?conversationId={{conversation}}&messageType=incoming&connectTimeout=5s");

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    @Test
    void acceptsAUriWithNothingButTheOperation() {
        assertThat(catalog.validateEndpointProperties("chatwoot:webhook").isSuccess())
                .isTrue();
    }

    @Test
    void refusesAWrongOperationAndOffersTheRightOne() {
        EndpointValidationResult result = catalog.validateEndpointProperties("chatwoot:createMesage");

        assertThat(result.getInvalidEnum()).containsEntry("operation", "createMesage");
        assertThat(result.getInvalidEnumChoices().get("operation")).contains("createMessage");
    }

    @Test
    void refusesUnknownOptionsAndWrongValues() {
        EndpointValidationResult result = catalog.validateEndpointProperties(
                "chatwoot:createMessage?acountId=1&messageType=sent&maxConnections=x");

        assertThat(result.getUnknown()).containsExactly("acountId");
        assertThat(result.getInvalidEnum()).containsKey("messageType");
        assertThat(result.getInvalidInteger()).containsKey("maxConnections");
    }

    @Test
    void splitsAndBuildsUris() throws Exception {
        Map<String, String> options = catalog.endpointProperties("chatwoot:createMessage?accountId=1");

        assertThat(options).containsEntry("operation", "createMessage").containsEntry("accountId", "1");
        assertThat(catalog.asEndpointUri("chatwoot", options, false)).isEqualTo("chatwoot:createMessage?accountId=1");
    }

    @Test
    void validatesPropertiesOfTheComponent() {
        assertThat(catalog.validateConfigurationProperty(
                                "camel.component.chatwoot.base-url=https://chatwoot.example.com")
                        .isSuccess())
                .isTrue();
        assertThat(catalog.validateConfigurationProperty("camel.component.chatwoot.base-uri=x")
                        .isSuccess())
                .isFalse();
    }
}
