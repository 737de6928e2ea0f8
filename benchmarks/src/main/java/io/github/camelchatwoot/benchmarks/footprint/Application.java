// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.model.dataformat.JsonLibrary;

/** The applications whose start is measured: Camel Main with one route. */
enum Application {
    HTTP("camel-http") {
        @Override
        void configure(RouteBuilder routes, int port) {
            routes.from(START)
                    .setHeader(Exchange.HTTP_METHOD, routes.constant(HttpMethods.POST))
                    .setHeader(Exchange.CONTENT_TYPE, routes.constant("application/json"))
                    .setHeader("api-access-token", routes.constant(TOKEN))
                    .to("http://127.0.0.1:" + port + PATH)
                    .convertBodyTo(String.class);
        }
    },
    HTTP_JSON("camel-http and camel-jackson") {
        @Override
        void configure(RouteBuilder routes, int port) {
            routes.from(START)
                    .setHeader(Exchange.HTTP_METHOD, routes.constant(HttpMethods.POST))
                    .setHeader(Exchange.CONTENT_TYPE, routes.constant("application/json"))
                    .setHeader("api-access-token", routes.constant(TOKEN))
                    .to("http://127.0.0.1:" + port + PATH)
                    .unmarshal()
                    .json(JsonLibrary.Jackson, Map.class);
        }
    },
    CHATWOOT("chatwoot:createMessage") {
        @Override
        void configure(RouteBuilder routes, int port) {
            routes.from(START).to("chatwoot:createMessage?conversationId=42");
        }
    },
    PLATFORM_HTTP("platform-http") {
        @Override
        void configure(RouteBuilder routes, int port) {
            routes.from("platform-http:" + FirstDelivery.PATH + "?httpMethodRestrict=POST")
                    .convertBodyTo(byte[].class)
                    .process(exchange -> ARRIVED.countDown());
        }
    },
    WEBHOOK("chatwoot:webhook") {
        @Override
        void configure(RouteBuilder routes, int port) {
            routes.from("chatwoot:webhook?webhookPath=" + FirstDelivery.PATH + "&secret=" + FirstDelivery.SECRET)
                    .process(exchange -> ARRIVED.countDown());
        }
    };

    static final List<Application> PRODUCERS = List.of(HTTP, HTTP_JSON, CHATWOOT);
    static final List<Application> CONSUMERS = List.of(PLATFORM_HTTP, WEBHOOK);
    static final String START = "direct:start";

    private static final String TOKEN = "benchmark-token-of-24-chr";
    private static final String PATH = "/api/v1/accounts/1/conversations/42/messages";

    /** The first delivery has come to the end of the route. */
    private static final CountDownLatch ARRIVED = new CountDownLatch(1);

    private final String title;

    Application(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** @param port of the server that is called, or the own one */
    abstract void configure(RouteBuilder routes, int port);

    /** What stands in its application.properties. */
    Map<String, Object> properties(int port) {
        if (isConsumer()) {
            return Map.of(
                    "camel.server.enabled", "true", "camel.server.host", "127.0.0.1", "camel.server.port", "" + port);
        }
        return this == CHATWOOT
                ? Map.of(
                        "camel.component.chatwoot.base-url",
                        "http://127.0.0.1:" + port,
                        "camel.component.chatwoot.access-token",
                        TOKEN,
                        "camel.component.chatwoot.account-id",
                        "1")
                : Map.of();
    }

    boolean isConsumer() {
        return CONSUMERS.contains(this);
    }

    static void awaitArrival() throws InterruptedException {
        ARRIVED.await();
    }
}
