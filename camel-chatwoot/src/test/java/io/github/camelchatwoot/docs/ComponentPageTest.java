// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import io.github.camelchatwoot.ChatwootComponent;
import io.github.camelchatwoot.ChatwootConfiguration;
import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.assertThat;
import static io.github.camelchatwoot.sandbox.journal.MessageExpectation.message;
import static org.assertj.core.api.Assertions.assertThat;

/** The route that the component's page shows in three languages does what the page says, in each of them. */
class ComponentPageTest {

    private static final Path FOLDER = Path.of(System.getProperty("basedir", ""));
    private static final Path PAGE = FOLDER.resolve("../docs/chatwoot-component.md");
    private static final Path SOURCE = FOLDER.resolve("src/test/java")
            .resolve(ComponentPageTest.class.getName().replace('.', '/') + ".java");

    private static final RouteBuilder IN_JAVA = new RouteBuilder() {
        @Override
        public void configure() {
            from("direct:customer-writes")
                    .setHeader("CamelChatwootContent", body())
                    .setBody(constant(""))
                    .to("chatwoot:createContact?inboxId=1")
                    .setBody(constant(""))
                    .to("chatwoot:createConversation")
                    .setBody(constant(""))
                    .to("chatwoot:createMessage?messageType=incoming");
        }
    };

    @Test
    void theRouteOfThePageInJavaIsTheOneThatIsTested() throws IOException {
        assertThat(withoutSpaces(Files.readString(SOURCE))).contains(withoutSpaces(block("java")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void whatACustomerWritesArrives(String language) throws Exception {
        try (ChatwootSandbox chatwoot = new ChatwootSandbox().start();
                DefaultCamelContext camel = new DefaultCamelContext()) {
            ApiInbox inbox = chatwoot.createApiInbox("SMS", "");
            ChatwootConfiguration options =
                    camel.getComponent("chatwoot", ChatwootComponent.class).getConfiguration();
            options.setBaseUrl(chatwoot.baseUrl());
            options.setAccountId(chatwoot.accountId());
            options.setAccessToken(chatwoot.agentToken());
            assertThat(inbox.id()).as("the inbox of the page").isEqualTo(1);
            addRoute(camel, language);
            camel.start();

            camel.createProducerTemplate()
                    .sendBodyAndHeader(
                            "direct:customer-writes",
                            "Where is my order?",
                            "CamelChatwootContactSourceId",
                            "+4915112345678");

            assertThat(chatwoot)
                    .has(message()
                            .incoming()
                            .content("Where is my order?")
                            .inInbox("SMS")
                            .withContact("+4915112345678"));
        }
    }

    private static void addRoute(DefaultCamelContext camel, String language) throws Exception {
        if (language.equals("java")) {
            camel.addRoutes(IN_JAVA);
            return;
        }
        Resource route = ResourceHelper.fromString("page." + language, block(language));
        PluginHelper.getRoutesLoader(camel).loadRoutes(route);
    }

    private static String block(String language) throws IOException {
        return Pattern.compile("\n```" + language + "\n(.*?)\n```\n", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .filter(text -> text.contains("customer-writes"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the page has no route in " + language));
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s+", "");
    }
}
