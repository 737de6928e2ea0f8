// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.model.Contact;
import io.github.camelchatwoot.model.Message;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Reply;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Records as bodies of routes: after a call, out of a list, and into a call. */
class ConverterTest {

    private static final String MESSAGE =
            "{\"id\":17,\"content\":\"Hi\",\"message_type\":1,\"conversation_id\":42,\"source_id\":null}";
    private static final String CONTACTS =
            "{\"meta\":{\"count\":2},\"payload\":[{\"id\":1,\"email\":\"a@b.c\"},{\"id\":2,\"email\":null}]}";

    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @EnumSource(BodyFormat.class)
    void theAnswerOfACallBecomesARecordInEveryFormat(BodyFormat format) throws Exception {
        try (FakeServer server = FakeServer.answering(Reply.json(200, MESSAGE));
                TestRoute route = TestRoute.to("chatwoot:createMessage?bodyFormat=" + format, server.url())) {
            route.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:typed").to("direct:start").convertBodyTo(Message.class);
                }
            });
            Object body = route.context()
                    .createFluentProducerTemplate()
                    .withBody("Hi")
                    .to("direct:typed")
                    .request();

            assertThat(body).isInstanceOfSatisfying(Message.class, message -> {
                assertThat(message.id()).isEqualTo(17);
                assertThat(message.messageType()).isEqualTo("outgoing");
                assertThat(message.fields()).containsEntry("message_type", 1).containsEntry("source_id", null);
            });
        }
    }

    @Test
    void aListIsSplit() throws Exception {
        try (FakeServer server = FakeServer.answering(Reply.json(200, CONTACTS));
                TestRoute route = TestRoute.to("chatwoot:listContacts", server.url())) {
            route.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:each")
                            .to("direct:start")
                            .split(body())
                            .convertBodyTo(Contact.class)
                            .setHeader("address", simple("${body.email}"))
                            .to("mock:contact");
                }
            });
            MockEndpoint mock = route.context().getEndpoint("mock:contact", MockEndpoint.class);
            mock.expectedMessageCount(2);
            route.context().createProducerTemplate().sendBody("direct:each", null);

            mock.assertIsSatisfied();
            assertThat(mock.getExchanges())
                    .extracting(exchange ->
                            exchange.getMessage().getBody(Contact.class).id())
                    .containsExactly(1L, 2L);
            assertThat(mock.getExchanges().get(0).getMessage().getHeader("address"))
                    .isEqualTo("a@b.c");
        }
    }

    @Test
    void everyFormOfJsonBecomesARecord() {
        TypeConverter converter = context.getTypeConverter();
        Message message = converter.convertTo(Message.class, Map.of("id", 17, "content", "Hi"));
        String json = "{\"id\":17,\"content\":\"Hi\"}";

        assertThat(converter.convertTo(Message.class, json)).isEqualTo(message);
        assertThat(converter.convertTo(Message.class, json.getBytes(UTF_8))).isEqualTo(message);
        assertThat(converter.convertTo(Message.class, new ByteArrayInputStream(json.getBytes(UTF_8))))
                .isEqualTo(message);
        assertThat(converter.convertTo(Message.class, Json.tree(Map.of("id", 17, "content", "Hi"))))
                .isEqualTo(message);
    }

    @Test
    void aRecordBecomesJsonAndMaps() throws Exception {
        TypeConverter converter = context.getTypeConverter();
        Message message = converter.convertTo(Message.class, MESSAGE);

        assertThat(converter.convertTo(String.class, message)).isEqualTo(MESSAGE);
        assertThat(converter.convertTo(byte[].class, message)).isEqualTo(MESSAGE.getBytes(UTF_8));
        assertThat(converter.convertTo(InputStream.class, message)).hasBinaryContent(MESSAGE.getBytes(UTF_8));
        assertThat(converter
                        .convertTo(JsonNode.class, message)
                        .path("message_type")
                        .intValue())
                .isEqualTo(1);
        Map<?, ?> map = converter.convertTo(Map.class, message);
        assertThat(map).isEqualTo(Json.read(MESSAGE.getBytes(UTF_8)));
        assertThat(map.remove("content")).isEqualTo("Hi"); // it is the route's own
    }

    /** Camel's Jackson brings this one, which needs an exchange; routes that want trees rely on it. */
    @Test
    void aMapBecomesATree() {
        Exchange exchange = new DefaultExchange(context);

        assertThat(context.getTypeConverter().convertTo(JsonNode.class, exchange, Map.of("id", 17)))
                .isEqualTo(Json.tree(Map.of("id", 17)));
    }

    @Test
    void marshallingWritesTheFields() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:write").marshal().json(JsonLibrary.Jackson).convertBodyTo(String.class);
                from("direct:read").unmarshal().json(JsonLibrary.Jackson, Message.class);
            }
        });
        Message message = context.getTypeConverter().convertTo(Message.class, MESSAGE);

        assertThat(context.createProducerTemplate().requestBody("direct:write", message))
                .isEqualTo(MESSAGE);
        assertThat(context.createProducerTemplate().requestBody("direct:read", (Object) MESSAGE))
                .isEqualTo(message);
    }

    @Test
    void whatIsNoThingIsRefusedWithAReason() {
        TypeConverter converter = context.getTypeConverter();

        assertThatThrownBy(() -> converter.mandatoryConvertTo(Contact.class, Map.of("name", "Jane")))
                .isInstanceOf(TypeConversionException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("needs the field id");
        assertThatThrownBy(() -> converter.mandatoryConvertTo(Contact.class, "Hello"))
                .rootCause()
                .hasMessageContaining("Hello");
        assertThatThrownBy(() -> converter.mandatoryConvertTo(Contact.class, "[{\"id\":1}]"))
                .rootCause()
                .hasMessageContaining("Lists are split first");
        assertThatThrownBy(() -> converter.mandatoryConvertTo(Contact.class, "null"))
                .rootCause()
                .hasMessageContaining("A JSON object was expected");
        assertThatThrownBy(() -> converter.mandatoryConvertTo(Contact.class, List.of(Map.of("id", 1))))
                .isInstanceOf(Exception.class);
    }

    /** Nothing but records is converted by this component. */
    @Test
    void otherConversionsStayAsTheyWere() {
        TypeConverter converter = context.getTypeConverter();

        assertThat(converter.tryConvertTo(Exchange.class, MESSAGE)).isNull();
        assertThat(converter.convertTo(String.class, Map.of("id", 17))).isNotEqualTo("{\"id\":17}");
    }
}
