// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import org.apache.camel.builder.RouteBuilder;

/**
 * What {@code platform-http} costs when nobody looks at anything: no signature, no scan. Whoever receives webhooks with
 * Camel pays that first.
 */
final class EmptyRoute implements Receiver {

    private final WebRoutes routes = new WebRoutes();

    EmptyRoute() {
        routes.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:" + Deliveries.PATH + "?httpMethodRestrict=POST&consumes=application/json")
                        .process(exchange -> routes.handled().increment())
                        .process(WebRoutes::clear);
            }
        });
    }

    @Override
    public String name() {
        return "platform-http, looks at nothing";
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
