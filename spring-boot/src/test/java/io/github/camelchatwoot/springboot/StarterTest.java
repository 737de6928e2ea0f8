// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.springboot;

import java.time.Duration;
import java.util.Map;

import io.github.camelchatwoot.ChatwootComponent;
import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A bridge in a Spring Boot application with its own web server, with nothing but properties. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StarterTest {

    private static final ChatwootSandbox CHATWOOT = new ChatwootSandbox().start();
    private static final ApiInbox INBOX = CHATWOOT.createApiInbox("SMS", "");

    @Autowired
    private CamelContext context;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("camel.component.chatwoot.base-url", CHATWOOT::baseUrl);
        registry.add("camel.component.chatwoot.account-id", CHATWOOT::accountId);
        registry.add("camel.component.chatwoot.access-token", CHATWOOT::adminToken);
        registry.add("camel.component.chatwoot.inbox-id", INBOX::id);
        registry.add("camel.component.chatwoot.secret", INBOX::secret);
        registry.add("camel.component.chatwoot.bridge-id", () -> "test");
    }

    @AfterAll
    static void close() {
        CHATWOOT.close();
    }

    /** The application. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Bridge {

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("seda:customer").to("chatwoot:deliverMessage");
                    from("chatwoot:webhook?webhookKind=inbox&messageTypes=outgoing&events=message_created"
                                    + "&deliveryReport=all")
                            .to("seda:out");
                }
            };
        }
    }

    @Test
    void messagesGoBothWays() {
        assertThat(context.getComponent("chatwoot", ChatwootComponent.class)
                        .getConfiguration()
                        .getBaseUrl())
                .isEqualTo(CHATWOOT.baseUrl());
        pointHere();

        context.createProducerTemplate()
                .sendBodyAndHeaders(
                        "seda:customer",
                        "Hello",
                        Map.of("CamelChatwootContactSourceId", "jane", "CamelChatwootForeignId", "1"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> CHATWOOT.data().contacts().stream()
                        .anyMatch(contact -> contact.sourceIds().contains("jane")));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !CHATWOOT.data().conversations("jane").isEmpty());
        CHATWOOT.agent().reply(CHATWOOT.data().conversation("jane").id(), "It comes today.");

        Map<?, ?> told = context.createConsumerTemplate().receiveBody("seda:out", 20_000, Map.class);
        assertThat(told).isNotNull();
        assertThat(told.get("content")).isEqualTo("It comes today.");
    }

    /** The port is known when the application runs. */
    private void pointHere() {
        context.createFluentProducerTemplate()
                .to("chatwoot:updateInbox")
                .withHeader("CamelChatwootInboxId", INBOX.id())
                .withBody(Map.of("channel", Map.of("webhook_url", "http://127.0.0.1:" + port + "/chatwoot")))
                .request();
    }
}
