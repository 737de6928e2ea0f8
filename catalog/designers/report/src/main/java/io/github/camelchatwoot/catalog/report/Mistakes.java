// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog.report;

import org.apache.camel.builder.RouteBuilder;

/** One endpoint is right; of the others each has a mistake. */
class Mistakes extends RouteBuilder {

    @Override
    public void configure() {
        from("chatwoot:webhook?webhookKind=inbox").to("chatwoot:createMesage");
        from("chatwoot:websocket?acountId=1").to("chatwoot:createMessage?messageType=sent");
    }
}
