// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog.quarkus;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.ChatwootComponent;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A bridge in a Quarkus application in JVM mode, with the plain jar of the component and nothing but properties. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class QuarkusRunTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    // Desk sets it.
    @SuppressWarnings("NullAway.Init")
    ChatwootSandbox chatwoot;

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource("/chatwoot")
    URI webhook;

    @Inject
    CamelContext context;

    @Inject
    Heard heard;

    @Test
    void messagesGoBothWays() {
        assertThat(context.getComponent("chatwoot", ChatwootComponent.class)
                        .getConfiguration()
                        .getBaseUrl())
                .isEqualTo(chatwoot.baseUrl());
        pointHere();

        context.createProducerTemplate()
                .sendBodyAndHeaders(
                        "direct:customer",
                        "Hello",
                        Map.of("CamelChatwootContactSourceId", "jane", "CamelChatwootForeignId", "1"));
        assertThat(chatwoot.data().conversations("jane")).hasSize(1);
        long conversation = chatwoot.data().conversation("jane").id();

        chatwoot.agent().reply(conversation, "It comes today.");
        await().atMost(LIMIT).until(() -> heard.texts().equals(List.of("It comes today.")));

        chatwoot.agent().resolve(conversation);
        await().atMost(LIMIT).until(() -> heard.texts().equals(List.of("It comes today.", "resolved")));
    }

    /** The port is known when the application runs. */
    private void pointHere() {
        context.createFluentProducerTemplate()
                .to("chatwoot:updateInbox")
                .withBody(Map.of("channel", Map.of("webhook_url", webhook.toString())))
                .request();
    }
}
