// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.cable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

import io.vertx.core.json.JsonObject;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The route that one writes who does not have the component: {@code camel-vertx-websocket}, and a scan for event and
 * ids written for this frame. It pings nobody, comes back by itself but not with its subscription, and holds nothing
 * back.
 */
final class CamelVertxWebSocket implements Subscriber {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final LongAdder handled = new LongAdder();
    private final MessageOrder order = new MessageOrder();
    private final String token;

    CamelVertxWebSocket(int port, String token) {
        this.token = token;
        String uri = "vertx-websocket:127.0.0.1:" + port + "/cable?consumeAsClient=true&subProtocol="
                + CableStub.SUB_PROTOCOL;
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri).process(exchange -> came(exchange));
                }
            });
            context.start();
            context.createProducerTemplate().sendBody(uri, subscription()); // it may miss the welcome
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
    }

    private void came(Exchange exchange) throws IOException {
        String text = exchange.getMessage().getBody(String.class);
        if (text.length() < CableStub.EVENT) {
            return;
        }
        BareFrameScan.Facts facts = new BareFrameScan().read(text.getBytes(StandardCharsets.UTF_8));
        if (facts.isMessage()) {
            order.came(facts.conversation(), facts.id());
            handled.increment();
        }
    }

    private String subscription() {
        String identifier = new JsonObject()
                .put("channel", "RoomChannel")
                .put("pubsub_token", token)
                .put("account_id", 1)
                .put("user_id", 1)
                .encode();
        return new JsonObject()
                .put("command", "subscribe")
                .put("identifier", identifier)
                .encode();
    }

    @Override
    public String name() {
        return "camel-vertx-websocket, finds event and ids";
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public long handled() {
        return handled.sum();
    }

    @Override
    public long outOfOrder() {
        return order.broken();
    }

    @Override
    public void close() {
        context.stop();
    }
}
