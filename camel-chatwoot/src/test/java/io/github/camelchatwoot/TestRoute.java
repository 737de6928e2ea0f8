// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** A running route from {@code direct:start} to a Chatwoot endpoint. Closing it stops its context. */
final class TestRoute implements AutoCloseable {

    static final String TOKEN = "zq7TokenOfTheTestzq7";

    private static final int SECONDS = 20;

    private final CamelContext context;

    private TestRoute(CamelContext context) {
        this.context = context;
    }

    /** A route with a server's address, a token, account 1 and conversation 42, that sends everything once. */
    static TestRoute to(String uri, String baseUrl) {
        return to(uri, options -> {
            at(baseUrl).accept(options);
            options.setMaxRetries(0);
            options.setRateLimitTimeout(0);
        });
    }

    /** The options of account 1 and conversation 42 on a server. */
    static Consumer<ChatwootConfiguration> at(String baseUrl) {
        return options -> {
            options.setBaseUrl(baseUrl);
            options.setAccessToken(TOKEN);
            options.setAccountId(1L);
            options.setConversationId(42L);
        };
    }

    /** A route with options of the component. */
    static TestRoute to(String uri, Consumer<ChatwootConfiguration> options) {
        DefaultCamelContext context = new DefaultCamelContext();
        options.accept(context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration());
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler()); // failures are looked at here, not logged
                    from("direct:start").to(uri);
                }
            });
            context.start();
            return new TestRoute(context);
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
    }

    CamelContext context() {
        return context;
    }

    /** Sends an exchange and waits for its end, which must come. */
    Exchange send(@Nullable Object body, Map<String, Object> headers) {
        try {
            return context.createProducerTemplate()
                    .asyncSend("direct:start", exchange -> {
                        exchange.getMessage().setBody(body);
                        exchange.getMessage().setHeaders(new HashMap<>(headers));
                    })
                    .get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the exchange did not end", e);
        }
    }

    /** Sends a body that must get through. */
    Exchange answer(@Nullable Object body, Map<String, Object> headers) {
        Exchange exchange = send(body, headers);
        if (exchange.getException() != null) {
            throw new AssertionError("the call failed", exchange.getException());
        }
        return exchange;
    }

    /** Sends a body that must fail, with a message that tells no token. */
    Exception failure(@Nullable Object body, Map<String, Object> headers) {
        Exception failure = send(body, headers).getException();
        assertThat(failure).as("the call succeeded").isNotNull();
        assertThat(failure).hasMessageNotContaining(TOKEN);
        return failure;
    }

    @Override
    public void close() {
        context.stop();
    }
}
