// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.quickstart;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.model.dataformat.JsonLibrary;

/** The routes of {@code camel/bridge.camel.yaml}, in Java. */
public class BridgeRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("platform-http:/sms?httpMethodRestrict=POST&consumes=application/json")
                .routeId("customer-to-chatwoot")
                .unmarshal()
                .json(JsonLibrary.Jackson)
                .setProperty("sms", body())
                .to("direct:find-conversation")
                .setBody(simple("${exchangeProperty.sms[text]}"))
                .setHeader("CamelChatwootMessageSourceId", simple("sms:${exchangeProperty.sms[id]}"))
                .to("chatwoot:createMessage?messageType=incoming")
                .removeHeaders("*")
                .setBody(constant(""));

        from("direct:find-conversation")
                .routeId("find-conversation")
                .to("chatwoot:getInbox")
                .setHeader("CamelChatwootContactSourceId", simple("sms:${exchangeProperty.sms[from]}"))
                .setBody(exchange -> Map.of("name", from(exchange), "phone_number", from(exchange)))
                .to("chatwoot:clientCreateContact")
                .setHeader("CamelChatwootStatusFilter", constant("all"))
                .to("chatwoot:listConversations")
                .choice()
                .when(simple("${body.size()} > 0"))
                .setHeader("CamelChatwootConversationId", simple("${body[0][id]}"))
                .otherwise()
                .setBody(constant(Map.of()))
                .to("chatwoot:createConversation");

        from("chatwoot:webhook?webhookPath=/chatwoot&webhookKind=inbox&messageTypes=outgoing&deliveryReport=all"
                        + "&events=message_created,message_retry_requested")
                .routeId("chatwoot-to-customer")
                .setProperty("to", simple("${body[conversation][meta][sender][phone_number]}"))
                .setBody(simple("${body[content]}"))
                .setBody(exchange -> Map.of(
                        "to", exchange.getProperty("to", "", String.class),
                        "text", Objects.toString(exchange.getMessage().getBody(), "")))
                .marshal()
                .json(JsonLibrary.Jackson)
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .doTry()
                .to("{{gateway.url}}")
                .doCatch(HttpOperationFailedException.class)
                .setHeader("CamelChatwootMessageStatus", constant("failed"))
                .setHeader("CamelChatwootExternalError", simple("The SMS gateway refused it (${exception.statusCode})"))
                .doCatch(IOException.class)
                .setHeader("CamelChatwootMessageStatus", constant("failed"))
                .setHeader("CamelChatwootExternalError", constant("The SMS gateway does not answer"))
                .end();
    }

    private static String from(Exchange exchange) {
        Map<?, ?> sms = exchange.getProperty("sms", Map.class);
        return String.valueOf(sms.get("from"));
    }
}
