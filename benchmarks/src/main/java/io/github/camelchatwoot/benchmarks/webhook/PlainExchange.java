// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.util.concurrent.atomic.LongAdder;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;

/**
 * What any consumer costs: the bytes of the request as the body of a new exchange without headers, in the same route.
 */
final class PlainExchange implements Stage {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final LongAdder handled = new LongAdder();
    private final DefaultConsumer consumer;

    PlainExchange() {
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:plain").routeId("plain").process(exchange -> handled.increment());
                }
            });
            context.start();
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
        consumer = (DefaultConsumer) context.getRoute("plain").getConsumer();
    }

    @Override
    public String name() {
        return "plain exchange";
    }

    @Override
    public Runnable ready(Deliveries deliveries, int i) {
        Exchange request = Requests.of(context, deliveries, i);
        return () -> {
            byte[] body = request.getMessage().getBody(byte[].class);
            Exchange exchange = consumer.createExchange(false);
            exchange.getMessage().setBody(body);
            consumer.getAsyncProcessor().process(exchange, sync -> consumer.releaseExchange(exchange, false));
        };
    }

    @Override
    public long handled() {
        return handled.sum();
    }

    @Override
    public void close() {
        context.stop();
    }
}
