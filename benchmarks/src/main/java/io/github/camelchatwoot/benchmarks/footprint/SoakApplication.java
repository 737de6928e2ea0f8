// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelchatwoot.ChatwootComponent;
import io.github.camelchatwoot.ChatwootConfiguration;
import io.github.camelchatwoot.RateGovernor;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * An application that delivers messages into two inboxes, hears of them by webhook and by WebSocket, and delivers what
 * it hears into a third one. What fails is tried again. Safe to share across threads.
 */
final class SoakApplication implements AutoCloseable {

    /** What all messages begin with; their number follows. */
    static final String TEXT = "message ";

    private static final String WRITE = "direct:write";
    private static final String BRING = "direct:bring";
    private static final int TRIES = 100;
    private static final int PAUSE_MILLIS = 500;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final LongAdder written = new LongAdder();
    private final LongAdder heard = new LongAdder();
    private final LongAdder brought = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final SoakDesk.Access desk;
    private final AsyncProducer writing;

    /**
     * Starts it.
     *
     * @param port where it listens
     * @param sweepMillis how often it looks for what it has not heard of
     * @param remembered how many entries its memory has: five for each message
     */
    SoakApplication(SoakDesk.Access desk, int port, long sweepMillis, int remembered) throws Exception {
        this.desk = desk;
        try {
            MainHttpServer server = new MainHttpServer();
            server.setCamelContext(context);
            server.setHost("127.0.0.1");
            server.setPort(port);
            context.addService(server);
            context.getRegistry().bind("memory", MemoryIdempotentRepository.memoryIdempotentRepository(remembered));
            configure(context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration());
            context.addRoutes(routes(sweepMillis));
            context.start();
            writing = context.getEndpoint(WRITE).createAsyncProducer();
            writing.start();
        } catch (Exception e) {
            context.stop();
            throw e;
        }
    }

    private void configure(ChatwootConfiguration options) {
        options.setBaseUrl(desk.url());
        options.setAccountId(desk.account());
        options.setAccessToken(desk.token());
        options.setSecret(desk.secret());
        options.setBridgeId("soak");
        options.setIdempotentRepository(
                context.getRegistry().lookupByNameAndType("memory", MemoryIdempotentRepository.class));
        options.setRateGovernor(RateGovernor.OFF); // the first 429 would slow everything to what a real server takes
    }

    private RouteBuilder routes(long sweepMillis) {
        String both = "events=message_created&sweep=on&sweepInterval=" + sweepMillis + "&inboxIds=";
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(TRIES)
                        .redeliveryDelay(PAUSE_MILLIS)
                        .asyncDelayedRedelivery()
                        .logExhausted(true)
                        .logRetryAttempted(false));
                from(WRITE).to("chatwoot:deliverMessage").process(exchange -> written.increment());
                from("chatwoot:webhook?webhookKind=inbox&" + both + desk.callbackInbox())
                        .to(BRING);
                from("chatwoot:websocket?" + both + desk.listenedInbox()).to(BRING);
                from(BRING)
                        .process(SoakApplication.this::toArchive)
                        .to("chatwoot:deliverMessage")
                        .process(exchange -> brought.increment());
            }
        };
    }

    private void toArchive(Exchange exchange) {
        heard.increment();
        Message message = exchange.getMessage();
        String contact = message.getHeader("CamelChatwootContactSourceId", String.class);
        String id = message.getHeader("CamelChatwootMessageId", String.class);
        Object content = message.getBody(Map.class).get("content");
        message.removeHeaders("*");
        address(message, desk.archive(), "archive-" + contact, id);
        message.setBody(content);
    }

    private static void address(Message message, long inbox, String contact, String foreignId) {
        message.setHeader("CamelChatwootInboxId", inbox);
        message.setHeader("CamelChatwootContactSourceId", contact);
        message.setHeader("CamelChatwootForeignId", foreignId);
    }

    /**
     * Writes a message.
     *
     * @param done runs when it is delivered, or given up
     */
    void write(int number, int contacts, Runnable done) {
        Exchange exchange = new DefaultExchange(context);
        Message message = exchange.getMessage();
        message.setBody(TEXT + number);
        boolean callback = number % 2 == 0;
        address(
                message,
                callback ? desk.callbackInbox() : desk.listenedInbox(),
                (callback ? "callback-" : "listened-") + number % contacts,
                "" + number);
        writing.process(exchange, sync -> {
            if (exchange.getException() != null) {
                failed.increment();
            }
            done.run();
        });
    }

    /** How many messages were delivered. */
    long written() {
        return written.sum();
    }

    /** How many events of messages came, doubles included. */
    long heard() {
        return heard.sum();
    }

    /** How many of them were brought on. */
    long brought() {
        return brought.sum();
    }

    /** How many were given up. */
    long failed() {
        return failed.sum();
    }

    @Override
    public void close() {
        writing.stop();
        context.stop();
    }
}
