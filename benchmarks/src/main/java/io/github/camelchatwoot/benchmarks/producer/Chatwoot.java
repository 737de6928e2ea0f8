// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.util.function.Consumer;

import io.github.camelchatwoot.BodyFormat;
import io.github.camelchatwoot.ChatwootComponent;
import io.github.camelchatwoot.ChatwootConfiguration;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** The producer {@code chatwoot:createMessage}: an exchange in, an exchange out. */
final class Chatwoot implements Variant {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final String text;
    private final BodyFormat format;
    private final AsyncProducer producer;

    Chatwoot(int port, Payload payload, BodyFormat format) {
        this.text = payload.text();
        this.format = format;
        ChatwootConfiguration options =
                context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration();
        options.setBaseUrl("http://127.0.0.1:" + port);
        options.setAccessToken(TOKEN);
        options.setAccountId(1L);
        options.setConversationId(42L);
        options.setMaxConnections(MAX_CONNECTIONS);
        options.setBodyFormat(format);
        context.start();
        try {
            producer = context.getEndpoint("chatwoot:createMessage").createAsyncProducer();
            producer.start();
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return name(format);
    }

    static String name(BodyFormat format) {
        return "chatwoot, bodyFormat=" + format;
    }

    @Override
    public void call(Consumer<@Nullable Throwable> done) {
        call(message -> {}, done);
    }

    /** The same with something more in the message. */
    void call(Consumer<Message> more, Consumer<@Nullable Throwable> done) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(text);
        more.accept(exchange.getMessage());
        producer.process(exchange, sync -> done.accept(exchange.getException()));
    }

    @Override
    public void close() {
        producer.stop();
        context.stop();
    }
}
