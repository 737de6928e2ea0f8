// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.recipes;

import io.github.camelchatwoot.ChatwootComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;

/** An application with a recipe. */
final class Instance implements AutoCloseable {

    private final CamelContext context;

    private Instance(CamelContext context) {
        this.context = context;
    }

    /**
     * Starts one.
     *
     * @param secret signs the deliveries
     */
    static Instance start(CamelContext context, int port, String secret, RoutesBuilder... routes) throws Exception {
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(context);
        server.setHost("localhost");
        server.setPort(port);
        context.addService(server);
        context.getComponent("chatwoot", ChatwootComponent.class)
                .getConfiguration()
                .setSecret(secret);
        for (RoutesBuilder some : routes) {
            context.addRoutes(some);
        }
        context.start();
        return new Instance(context);
    }

    /** @param handle gets the events */
    static Instance start(int port, String secret, RoutesBuilder recipe, Processor handle) throws Exception {
        return start(new DefaultCamelContext(), port, secret, recipe, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:handle").process(handle);
            }
        });
    }

    @Override
    public void close() {
        context.stop();
    }
}
