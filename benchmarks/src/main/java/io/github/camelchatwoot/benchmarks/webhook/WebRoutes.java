// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.util.concurrent.atomic.LongAdder;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;

/** A context with the web server of Camel Main and a route. */
final class WebRoutes implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final LongAdder handled = new LongAdder();
    private final int port = Receiver.freePort();

    void start(RouteBuilder routes) {
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(context);
        server.setHost("127.0.0.1");
        server.setPort(port);
        try {
            context.addService(server);
            context.addRoutes(routes);
            context.start();
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
    }

    /** Otherwise all of the request goes back to Chatwoot. */
    static void clear(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
    }

    int port() {
        return port;
    }

    /** What the routes count in. */
    LongAdder handled() {
        return handled;
    }

    @Override
    public void close() {
        context.stop();
    }
}
