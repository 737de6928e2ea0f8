// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.cable;

import java.util.concurrent.atomic.LongAdder;

import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The consumer {@code chatwoot:websocket}, with a route that looks at the ids, after one step or none. */
final class CableRoute implements Subscriber {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final LongAdder handled = new LongAdder();
    private final MessageOrder order = new MessageOrder();
    private final String token;
    private final String options;

    /** @param options as in the URI, such as {@code bodyFormat=bytes} */
    CableRoute(int port, String token, String options) {
        this(port, token, options, exchange -> {});
    }

    CableRoute(int port, String token, String options, Processor step) {
        this.token = token;
        this.options = options;
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("chatwoot:websocket?sweep=off&events=message_created&baseUrl=http://127.0.0.1:" + port
                                    + "&accountId=1&accessToken=RAW(" + token + ")&" + options)
                            .process(step)
                            .process(exchange -> came(exchange.getMessage()));
                }
            });
            context.start();
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
    }

    private void came(Message message) {
        order.came(
                message.getHeader("CamelChatwootConversationId", Long.class),
                message.getHeader("CamelChatwootMessageId", Long.class));
        handled.increment();
    }

    @Override
    public String name() {
        return name(options);
    }

    /** With these options. */
    static String name(String options) {
        return "chatwoot:websocket " + options.replaceAll("[a-zA-Z]+=", "").replace('&', ' ');
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
