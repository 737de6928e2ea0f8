// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.util.concurrent.atomic.LongAdder;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;

/** The whole consumer {@code chatwoot:webhook} with its route, behind a web server that is none. */
final class ConsumerOnly implements Stage {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final LongAdder handled = new LongAdder();
    private final Engine engine = new Engine();
    private final Processor consumer;

    /** Knows what is to be done with a request. */
    private static final class Engine implements PlatformHttpEngine {
        private Processor processor = exchange -> {
            throw new IllegalStateException("nobody listens");
        };

        @Override
        public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
            this.processor = processor;
            return new Listener(endpoint, processor);
        }
    }

    private static final class Listener extends DefaultConsumer implements PlatformHttpConsumer {
        Listener(PlatformHttpEndpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        @Override
        public PlatformHttpEndpoint getEndpoint() {
            return (PlatformHttpEndpoint) super.getEndpoint();
        }
    }

    ConsumerOnly(String options) {
        context.getRegistry().bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, PlatformHttpEngine.class, engine);
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("chatwoot:webhook?webhookPath=" + Deliveries.PATH + "&secret=" + Deliveries.SECRET + "&"
                                    + options)
                            .process(exchange -> handled.increment());
                }
            });
            context.start();
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
        consumer = engine.processor;
    }

    @Override
    public String name() {
        return "whole consumer";
    }

    @Override
    public Runnable ready(Deliveries deliveries, int i) {
        Exchange request = Requests.of(context, deliveries, i);
        return () -> {
            try {
                consumer.process(request);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
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
