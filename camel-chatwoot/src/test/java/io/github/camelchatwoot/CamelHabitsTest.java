// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

/** What people do with every Camel component works with this one. */
class CamelHabitsTest {

    private final FakeServer server = FakeServer.answering(Reply.json(200, "{\"id\":1,\"conversation_id\":42}"));
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    @Test
    void optionsTakePlaceholders() throws Exception {
        Properties properties = new Properties();
        properties.put("desk.url", server.url());
        properties.put("desk.token", "t0ken");
        properties.put("desk.account", "3");
        context.getPropertiesComponent().setInitialProperties(properties);
        start("chatwoot:createMessage?baseUrl={{desk.url}}&accessToken={{desk.token}}&accountId={{desk.account}}"
                + "&conversationId={{desk.conversation:42}}&inboxId={{?desk.inbox}}");

        context.createProducerTemplate().sendBody("direct:start", "Hello");

        assertThat(server.only().path()).isEqualTo("/api/v1/accounts/3/conversations/42/messages");
        assertThat(server.only().header("api-access-token")).isEqualTo("t0ken");
    }

    @Test
    void theOperationCanBeDynamic() throws Exception {
        configure();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD("chatwoot:${header.op}?conversationId=${header.id}");
            }
        });
        context.start();

        context.createProducerTemplate()
                .sendBodyAndHeaders("direct:start", "Hello", Map.of("op", "createMessage", "id", 7));
        context.createProducerTemplate()
                .sendBodyAndHeaders("direct:start", "", Map.of("op", "getConversation", "id", 8));

        assertThat(server.received())
                .extracting(Received::method, Received::path)
                .containsExactly(
                        tuple("POST", "/api/v1/accounts/1/conversations/7/messages"),
                        tuple("GET", "/api/v1/accounts/1/conversations/8"));
    }

    @Test
    void aTrailingSlashDoesNoHarm() throws Exception {
        configure();
        start("chatwoot:createMessage/?conversationId=42");

        context.createProducerTemplate().sendBody("direct:start", "Hello");

        assertThat(server.only().path()).endsWith("/conversations/42/messages");
    }

    @Test
    void aLazyProducerFailsWithTheFirstMessage() throws Exception {
        start("chatwoot:createMessage?lazyStartProducer=true");

        assertThatThrownBy(() -> context.createProducerTemplate().sendBody("direct:start", "Hello"))
                .isInstanceOf(CamelExecutionException.class)
                .rootCause()
                .hasMessageContaining("set the option baseUrl");
    }

    @Test
    void aLazyProducerWorksWithTheFirstMessage() throws Exception {
        configure();
        start("chatwoot:createMessage?conversationId=42&lazyStartProducer=true");

        context.createProducerTemplate().sendBody("direct:start", "Hello");

        assertThat(server.received()).hasSize(1);
    }

    @Test
    void yamlTakesTheOperationInTheUri() throws Exception {
        configure();
        load("""
                - from:
                    uri: direct:start
                    steps:
                      - to:
                          uri: chatwoot:createMessage
                          parameters:
                            conversationId: 42
                            messageType: incoming
                """);

        context.createProducerTemplate().sendBody("direct:start", "Hello");

        assertThat(server.only().json())
                .containsEntry("message_type", "incoming")
                .containsEntry("content", "Hello");
    }

    @Test
    void yamlTakesTheOperationAsAParameter() throws Exception {
        configure();
        load("""
                - from:
                    uri: direct:start
                    steps:
                      - to:
                          uri: chatwoot
                          parameters:
                            operation: createMessage
                            conversationId: 42
                            responseTimeout: 5s
                """);

        context.createProducerTemplate().sendBody("direct:start", "Hello");

        assertThat(server.only().path()).endsWith("/conversations/42/messages");
    }

    @Test
    void aRouteCanBeStoppedAndStarted() throws Exception {
        configure();
        start("chatwoot:createMessage?conversationId=42");
        context.createProducerTemplate().sendBody("direct:start", "one");

        context.getRouteController().stopRoute("route");
        context.getRouteController().startRoute("route");
        context.createProducerTemplate().sendBody("direct:start", "two");

        assertThat(server.received())
                .extracting(request -> request.json().get("content"))
                .isEqualTo(List.of("one", "two"));
    }

    @Test
    void aContextCanBeStoppedAndStarted() throws Exception {
        // Camel forgets components, and with them what was set on them, when a context stops.
        start("chatwoot:createMessage?conversationId=42&accountId=1&accessToken=t0ken&baseUrl=" + server.url());
        context.createProducerTemplate().sendBody("direct:start", "one");

        context.stop();
        context.start();
        context.createProducerTemplate().sendBody("direct:start", "two");

        assertThat(server.received())
                .extracting(request -> request.json().get("content"))
                .isEqualTo(List.of("one", "two"));
    }

    @Test
    void aContextCanBeSuspendedAndResumed() throws Exception {
        configure();
        start("chatwoot:createMessage?conversationId=42");

        context.suspend();
        context.resume();
        context.createProducerTemplate().sendBody("direct:start", "two");

        assertThat(server.received()).hasSize(1);
    }

    @Test
    void theEndpointsConfigurationIsItsOwn() throws Exception {
        configure();
        ChatwootEndpoint one = context.getEndpoint("chatwoot:createMessage?accountId=7", ChatwootEndpoint.class);
        ChatwootEndpoint other = context.getEndpoint("chatwoot:createMessage", ChatwootEndpoint.class);

        assertThat(one.getConfiguration().getAccountId()).isEqualTo(7);
        assertThat(other.getConfiguration().getAccountId()).isEqualTo(1);
    }

    @Test
    void anEndpointSaysWhichServiceItTalksTo() throws Exception {
        configure();
        ChatwootEndpoint endpoint = context.getEndpoint("chatwoot:createMessage", ChatwootEndpoint.class);

        assertThat(endpoint.getServiceUrl()).isEqualTo(server.url());
        assertThat(endpoint.getServiceProtocol()).isEqualTo("rest");
    }

    private void configure() {
        ChatwootConfiguration options =
                context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration();
        options.setBaseUrl(server.url());
        options.setAccessToken("t0ken");
        options.setAccountId(1L);
    }

    private void start(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:start").routeId("route").to(uri);
            }
        });
        context.start();
    }

    private void load(String yaml) throws Exception {
        CamelContext target = context;
        PluginHelper.getRoutesLoader(target).loadRoutes(ResourceHelper.fromString("route.camel.yaml", yaml));
        context.start();
    }
}
