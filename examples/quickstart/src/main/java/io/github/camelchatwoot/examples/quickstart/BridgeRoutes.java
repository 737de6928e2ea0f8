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
                .setHeader("CamelChatwootForeignId", simple("${body[id]}"))
                .setHeader("CamelChatwootContactSourceId", simple("sms:${body[from]}"))
                .setHeader("CamelChatwootPhoneNumber", simple("${body[from]}"))
                .setHeader("CamelChatwootName", simple("${body[from]}"))
                .setBody(simple("${body[text]}"))
                .to("chatwoot:deliverMessage")
                .removeHeaders("*")
                .setBody(constant(""));

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
}
