// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** The consumer {@code chatwoot:webhook} on Camel's own web server, with a route that does nothing or one step. */
final class WebhookRoute implements Receiver {

    private final WebRoutes routes = new WebRoutes();
    private final String options;

    /** @param options as in the URI, such as {@code bodyFormat=bytes} */
    WebhookRoute(String options) {
        this(options, exchange -> {});
    }

    WebhookRoute(String options, Processor step) {
        this.options = options;
        routes.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("chatwoot:webhook?webhookPath=" + Deliveries.PATH + "&secret=" + Deliveries.SECRET + "&" + options)
                        .process(step)
                        .process(exchange -> routes.handled().increment());
            }
        });
    }

    @Override
    public String name() {
        return name(options);
    }

    /** With these options. */
    static String name(String options) {
        return "chatwoot:webhook " + options.replaceAll("[a-zA-Z]+=", "").replace('&', ' ');
    }

    @Override
    public int port() {
        return routes.port();
    }

    @Override
    public long handled() {
        return routes.handled().sum();
    }

    @Override
    public void close() {
        routes.close();
    }
}
