// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code camel.component.chatwoot.*} in application.properties. */
class CamelMainTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void propertiesOfEveryKindReachTheOptions() throws Exception {
        Path properties = Files.writeString(folder.resolve("application.properties"), """
                camel.component.chatwoot.base-url = https://chatwoot.example.com
                camel.component.chatwoot.accessToken = t0ken
                camel.component.chatwoot.account-id = 3000000000
                camel.component.chatwoot.body-format = json
                camel.component.chatwoot.response-timeout = 5s
                camel.component.chatwoot.connect-timeout = 250
                camel.component.chatwoot.call-timeout = 2m
                camel.component.chatwoot.max-connections = 9
                camel.component.chatwoot.message-type = incoming
                camel.component.chatwoot.webhook-path = /hooks/desk
                camel.component.chatwoot.verify = false
                camel.component.chatwoot.keep-secrets = true
                camel.component.chatwoot.timestamp-tolerance = 1h
                camel.component.chatwoot.proxy-host = proxy.example.com
                camel.component.chatwoot.proxy-port = 3128
                camel.component.chatwoot.health-check-interval = 10s
                camel.component.chatwoot.use-global-ssl-context-parameters = true
                """);
        Main main = new Main();
        main.setPropertyPlaceholderLocations("file:" + properties);
        main.configure().setAutoConfigurationLogSummary(false);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("chatwoot:getProfile?responseTimeout=7s");
            }
        });
        try {
            main.start();
            ChatwootComponent component = main.getCamelContext().getComponent("chatwoot", ChatwootComponent.class);
            ChatwootConfiguration options = component.getConfiguration();

            assertThat(options.getBaseUrl()).isEqualTo("https://chatwoot.example.com");
            assertThat(options.getAccessToken()).isEqualTo("t0ken");
            assertThat(options.getAccountId()).isEqualTo(3_000_000_000L);
            assertThat(options.getBodyFormat()).isEqualTo(BodyFormat.JSON);
            assertThat(options.getResponseTimeout()).isEqualTo(5_000);
            assertThat(options.getConnectTimeout()).isEqualTo(250);
            assertThat(options.getCallTimeout()).isEqualTo(120_000);
            assertThat(options.getMaxConnections()).isEqualTo(9);
            assertThat(options.getMessageType()).isEqualTo("incoming");
            assertThat(options.getWebhookPath()).isEqualTo("/hooks/desk");
            assertThat(options.isVerify()).isFalse();
            assertThat(options.isKeepSecrets()).isTrue();
            assertThat(options.getTimestampTolerance()).isEqualTo(3_600_000);
            assertThat(options.getProxyHost()).isEqualTo("proxy.example.com");
            assertThat(options.getProxyPort()).isEqualTo(3128);
            assertThat(component.getHealthCheckInterval()).isEqualTo(10_000);
            assertThat(component.isUseGlobalSslContextParameters()).isTrue();
            assertThat(main.getCamelContext().getEndpoints())
                    .filteredOn(ChatwootEndpoint.class::isInstance)
                    .singleElement()
                    .satisfies(endpoint -> assertThat(((ChatwootEndpoint) endpoint)
                                    .getConfiguration()
                                    .getResponseTimeout())
                            .isEqualTo(7_000));
        } finally {
            main.stop();
        }
    }
}
