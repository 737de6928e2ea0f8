// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** {@code camel-http}, each call on a thread that waits for it: as it comes, or well set up. */
final class CamelHttp implements Variant {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ExecutorService threads = Executors.newFixedThreadPool(MAX_CONNECTIONS);
    private final byte[] body;
    private final boolean wellSetUp;
    private final Producer producer;

    CamelHttp(int port, Payload payload, boolean wellSetUp) {
        this.body = payload.json();
        this.wellSetUp = wellSetUp;
        context.start();
        String connections = "?connectionsPerRoute=" + MAX_CONNECTIONS + "&maxTotalConnections=" + MAX_CONNECTIONS;
        try {
            producer = context.getEndpoint("http://127.0.0.1:" + port + PATH + (wellSetUp ? connections : ""))
                    .createProducer();
            producer.start();
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return wellSetUp ? "camel-http, 256 connections, method as enum" : "camel-http as it comes, method as text";
    }

    @Override
    public void call(Consumer<@Nullable Throwable> done) {
        threads.execute(() -> done.accept(called()));
    }

    private @Nullable Throwable called() {
        Exchange exchange = new DefaultExchange(context);
        Message message = exchange.getMessage();
        message.setBody(body);
        message.setHeader(Exchange.HTTP_METHOD, wellSetUp ? HttpMethods.POST : "POST");
        message.setHeader("Content-Type", "application/json");
        message.setHeader("Accept", "application/json");
        message.setHeader("api_access_token", TOKEN);
        try {
            producer.process(exchange);
            byte[] answer = exchange.getMessage().getBody(byte[].class);
            return answer.length > 0 ? exchange.getException() : new IllegalStateException("no answer");
        } catch (Exception e) {
            return e;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        producer.stop();
        context.stop();
    }
}
