// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog.quarkus;

import org.apache.camel.builder.RouteBuilder;

/**
 * What customers write goes to Chatwoot; what agents answer comes by the webhook, what becomes of it by the WebSocket.
 */
public class Bridge extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:customer").to("chatwoot:deliverMessage");
        from("chatwoot:webhook?webhookKind=inbox&messageTypes=outgoing&events=message_created&deliveryReport=all")
                .setBody(simple("${body[content]}"))
                .to("bean:heard");
        from("chatwoot:websocket?events=conversation_status_changed")
                .setBody(simple("${body[status]}"))
                .to("bean:heard");
    }
}
