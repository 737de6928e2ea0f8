// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import io.vertx.core.buffer.Buffer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultExchange;

/** Requests as platform-http gives them to a consumer. */
final class Requests {

    private Requests() {}

    /** One of them. */
    static Exchange of(CamelContext context, Deliveries deliveries, int i) {
        Exchange exchange = new DefaultExchange(context);
        byte[] body = deliveries.body(i);
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_PATH, Deliveries.PATH);
        message.setHeader("Accept-Encoding", "gzip;q=1.0,deflate;q=0.6,identity;q=0.3");
        message.setHeader("Accept", "application/json");
        message.setHeader("User-Agent", "Ruby");
        message.setHeader("Content-Type", "application/json");
        message.setHeader("Content-Length", Integer.toString(body.length));
        message.setHeader("X-Chatwoot-Delivery", deliveries.id(i));
        message.setHeader("X-Chatwoot-Timestamp", deliveries.timestamp());
        message.setHeader("X-Chatwoot-Signature", deliveries.signature(i));
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.HTTP_URL, "http://127.0.0.1" + Deliveries.PATH);
        message.setHeader(Exchange.HTTP_URI, Deliveries.PATH);
        message.setHeader(Exchange.HTTP_QUERY, null);
        message.setHeader(Exchange.HTTP_RAW_QUERY, null);
        message.setBody(Buffer.buffer(body));
        return exchange;
    }
}
