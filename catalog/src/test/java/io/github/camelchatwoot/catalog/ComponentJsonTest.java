// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
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
