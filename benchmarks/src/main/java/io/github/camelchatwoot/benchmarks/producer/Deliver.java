// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

import io.github.camelchatwoot.ChatwootComponent;
import io.github.camelchatwoot.ChatwootConfiguration;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** The producer {@code chatwoot:deliverMessage}: each call delivers a message of its own. */
final class Deliver implements Variant {

    static final String BRIDGE = "benchmark";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final String name;
    private final LongUnaryOperator contacts;
    private final AtomicLong number = new AtomicLong();
    private final AsyncProducer producer;

    /** @param contacts the contact of a message, both by their number */
    Deliver(String name, int port, LongUnaryOperator contacts) {
        this.name = name;
        this.contacts = contacts;
        ChatwootConfiguration options =
                context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration();
        options.setBaseUrl("http://127.0.0.1:" + port);
        options.setAccessToken(TOKEN);
        options.setAccountId(1L);
        options.setInboxId(DeliverStub.INBOX);
        options.setBridgeId(BRIDGE);
        options.setMaxConnections(MAX_CONNECTIONS);
        context.start();
        try {
            producer = context.getEndpoint("chatwoot:deliverMessage").createAsyncProducer();
            producer.start();
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void call(Consumer<@Nullable Throwable> done) {
        long message = number.getAndIncrement();
        Exchange exchange = new DefaultExchange(context);
        Message in = exchange.getMessage();
        in.setBody(Payload.SMALL.text());
        in.setHeader("CamelChatwootContactSourceId", "contact-" + contacts.applyAsLong(message));
        in.setHeader("CamelChatwootForeignId", "message-" + message);
        in.setHeader("CamelChatwootName", "Jane Doe");
        producer.process(exchange, sync -> done.accept(exchange.getException()));
    }

    @Override
    public void close() {
        producer.stop();
        context.stop();
    }
}
