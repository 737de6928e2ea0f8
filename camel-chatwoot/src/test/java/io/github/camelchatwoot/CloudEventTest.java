// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Recorded webhooks, posted to a route that makes CloudEvents of them. */
class CloudEventTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FROM = "chatwoot:webhook?ack=completed&secret=" + TestWebhook.SECRET;
    private static final String TYPE = "chatwoot:application-cloudevents";

    /** One delivery of every event that was recorded. */
    private static Map<String, Hook> hooks() {
        Map<String, Hook> hooks = new LinkedHashMap<>();
        Recordings.hooks().stream().filter(Hook::isSigned).forEach(hook -> hooks.putIfAbsent(hook.event(), hook));
        return hooks;
    }

    private static Hook hook(String event) {
        return Objects.requireNonNull(hooks().get(event), event);
    }

    private static Exchange arrived(Map<String, Exchange> arrived, String event) {
        return Objects.requireNonNull(arrived.get(event), event);
    }

    private static RouteBuilder route(String from, Map<String, Exchange> arrived) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(from)
                        .transformDataType(new DataType(TYPE))
                        .process(exchange -> arrived.put(
                                exchange.getMessage().getHeader("CamelChatwootEventType", String.class),
                                exchange.copy()));
            }
        };
    }

    @Test
    void everyRecordedEventBecomesACloudEvent() throws Exception {
        Map<String, Exchange> arrived = new HashMap<>();
        try (TestWebhook webhook = TestWebhook.with(route(FROM + "&baseUrl=https://desk.example.com/chat/", arrived))) {
            for (Hook hook : hooks().values()) {
                assertThat(webhook.deliver(hook.body())).isEqualTo(200);
            }
        }
        assertThat(arrived).hasSameSizeAs(hooks()).hasSizeGreaterThan(10);
        arrived.forEach((event, exchange) -> {
            Map<String, Object> headers = exchange.getMessage().getHeaders();
            assertThat(headers)
                    .as(event)
                    .containsEntry("CamelCloudEventVersion", "1.0")
                    .containsEntry("CamelCloudEventType", "com.chatwoot." + event)
                    .containsEntry("CamelCloudEventSource", "https://desk.example.com/chat/api/v1/accounts/1")
                    .containsEntry("CamelCloudEventDataContentType", "application/json")
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry(
                            "CamelCloudEventID",
                            headers.getOrDefault("CamelChatwootEventId", headers.get("CamelChatwootEventDeliveryId")))
                    .doesNotContainKey("CamelCloudEventSchemaURL");
            assertThat(Instant.parse(String.valueOf(headers.get("CamelCloudEventTime"))))
                    .isNotNull();
            assertThat(body(exchange)).as(event).isEqualTo(new RecordedEvent(hook(event)).body());
        });
        assertSubjectsAndTimes(arrived);
    }

    private static void assertSubjectsAndTimes(Map<String, Exchange> arrived) {
        assertThat(header(arrived, "message_created", "Subject")).isEqualTo("conversations/4/messages/1");
        assertThat(header(arrived, "message_created", "Time")).isEqualTo("2026-11-22T15:51:15.886Z");
        assertThat(header(arrived, "message_created", "ID")).isEqualTo("message_created:1:1");
        assertThat(header(arrived, "conversation_created", "Subject")).isEqualTo("conversations/1");
        assertThat(header(arrived, "conversation_typing_on", "Subject")).isEqualTo("conversations/1");
        assertThat(header(arrived, "conversation_typing_on", "ID")).isEqualTo("0b9e2c1a-delivery");
        assertThat(header(arrived, "contact_created", "Subject")).isEqualTo("contacts/1");
        assertThat(header(arrived, "inbox_created", "Subject")).isEqualTo("inboxes/64");
    }

    private static Object header(Map<String, Exchange> arrived, String event, String attribute) {
        return arrived(arrived, event).getMessage().getHeader("CamelCloudEvent" + attribute);
    }

    private static JsonNode body(Exchange exchange) {
        try {
            return JSON.readTree(exchange.getMessage().getBody(String.class));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A second delivery of one event is the same CloudEvent: consumers may tell by id and source. */
    @Test
    void twoDeliveriesOfAnEventHaveTheSameIdAndSource() throws Exception {
        Map<String, Exchange> arrived = new HashMap<>();
        String body = hook("message_created").body();
        try (TestWebhook webhook = TestWebhook.with(route(FROM, arrived));
                TestWebhook other = TestWebhook.with(route(FROM, arrived))) {
            webhook.deliver(body);
            Object first = header(arrived, "message_created", "ID");
            other.send(other.delivery("/chatwoot", body).setHeader("X-Chatwoot-Delivery", "another"));

            assertThat(header(arrived, "message_created", "ID")).isEqualTo(first);
            assertThat(arrived(arrived, "message_created").getMessage().getHeader("CamelChatwootEventDeliveryId"))
                    .isEqualTo("another");
        }
    }

    @Test
    void withoutAServersAddressTheSourceIsItsPath() throws Exception {
        Map<String, Exchange> arrived = new HashMap<>();
        try (TestWebhook webhook = TestWebhook.with(route(FROM, arrived))) {
            webhook.deliver(hook("message_created").body());
        }
        Object source = header(arrived, "message_created", "Source");
        assertThat(source).isEqualTo("/api/v1/accounts/1");
        assertThat(URI.create(source.toString()).isAbsolute()).isFalse();
    }

    @Test
    void aPasswordInTheAddressIsNoPartOfTheSource() throws Exception {
        Map<String, Exchange> arrived = new HashMap<>();
        try (TestWebhook webhook =
                TestWebhook.with(route(FROM + "&baseUrl=RAW(https://me:zq7@desk.example.com?token=zq7)", arrived))) {
            webhook.deliver(hook("message_created").body());
        }
        assertThat(header(arrived, "message_created", "Source"))
                .isEqualTo("https://desk.example.com/api/v1/accounts/1");
    }

    @Test
    void bytesStayAsTheyAre() throws Exception {
        Map<String, Exchange> arrived = new HashMap<>();
        String body = hook("message_created").body();
        try (TestWebhook webhook = TestWebhook.with(route(FROM + "&bodyFormat=bytes", arrived))) {
            webhook.deliver(body);
        }
        assertThat(arrived(arrived, "message_created").getMessage().getBody(String.class))
                .isEqualTo(body);
    }

    @Test
    void yamlNamesTheDataType() throws Exception {
        String yaml = """
                - route:
                    from:
                      uri: direct:start
                      steps:
                        - transformDataType:
                            toType: "chatwoot:application-cloudevents"
                """;
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("route.camel.yaml", yaml));
            context.getComponent("chatwoot", ChatwootComponent.class)
                    .getConfiguration()
                    .setBaseUrl("https://desk.example.com");
            context.start();
            Exchange event = context.createProducerTemplate().request("direct:start", exchange -> {
                exchange.getMessage().setHeader("CamelChatwootEventType", "contact_updated");
                exchange.getMessage().setHeader("CamelChatwootContactId", 5L);
                exchange.getMessage().setBody(Map.of("id", 5));
            });

            assertThat(event.getException()).isNull();
            assertThat(event.getMessage().getHeaders())
                    .containsEntry("CamelCloudEventType", "com.chatwoot.contact_updated")
                    .containsEntry("CamelCloudEventSource", "https://desk.example.com/api/v1")
                    .containsEntry("CamelCloudEventSubject", "contacts/5")
                    .containsEntry("CamelCloudEventID", event.getExchangeId());
            assertThat(event.getMessage().getBody()).isEqualTo("{\"id\":5}");
        }
    }

    @Test
    void whatIsNoEventIsRefused() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start").transformDataType(new DataType(TYPE));
                }
            });
            context.start();

            assertThatThrownBy(() -> context.createProducerTemplate().sendBody("direct:start", "x"))
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("CamelChatwootEventType is not set");
        }
    }
}
