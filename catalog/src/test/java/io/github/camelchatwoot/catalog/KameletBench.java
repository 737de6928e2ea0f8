// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.AvailablePortFinder;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox with the API inbox SMS and its customer jane, and an application in which one Kamelet runs, found by its
 * name alone. What goes in goes to {@code direct:in}, and what comes out is taken from {@code seda:out}.
 */
final class KameletBench implements AutoCloseable {

    static final String JANE = "jane";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How a Kamelet gets into an application. */
    enum Way {
        /** As an endpoint of a route. */
        ENDPOINT {
            @Override
            void run(KameletBench bench, String name, Map<String, Object> properties) throws Exception {
                String query = properties.entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue())
                        .collect(Collectors.joining("&"));
                String kamelet = "kamelet:" + name + "?" + query;
                bench.context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        if (name.endsWith("-source")) {
                            from(kamelet).to(OUT);
                        } else {
                            from(IN).to(kamelet).to(OUT);
                        }
                    }
                });
            }
        },
        /** In a Pipe, as operators deploy it. */
        PIPE {
            @Override
            void run(KameletBench bench, String name, Map<String, Object> properties) throws Exception {
                String kamelet =
                        "{\"ref\": {\"kind\": \"Kamelet\", \"apiVersion\": \"camel.apache.org/v1\", \"name\": \"" + name
                                + "\"}, \"properties\": " + JSON.writeValueAsString(properties) + "}";
                boolean source = name.endsWith("-source");
                String pipe = """
                        apiVersion: camel.apache.org/v1
                        kind: Pipe
                        metadata:
                          name: bench
                        spec:
                          errorHandler:
                            none: {}
                          source: %s
                          steps: %s
                          sink: %s
                        """.formatted(
                                source ? kamelet : "{\"uri\": \"" + IN + "\"}",
                                source ? "[]" : "[" + kamelet + "]",
                                "{\"uri\": \"" + OUT + "\"}");
                PluginHelper.getRoutesLoader(bench.context)
                        .loadRoutes(ResourceHelper.fromString("bench.pipe.yaml", pipe));
            }
        };

        abstract void run(KameletBench bench, String name, Map<String, Object> properties) throws Exception;
    }

    private static final String IN = "direct:in";
    private static final String OUT = "seda:out";
    private static final long PATIENCE_MILLIS = 20_000;

    private final ChatwootSandbox chatwoot = new ChatwootSandbox().start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final int port = AvailablePortFinder.getNextAvailable();
    private final ApiInbox inbox;

    private KameletBench(boolean calledBack) {
        inbox = chatwoot.createApiInbox("SMS", calledBack ? "http://127.0.0.1:" + port + "/chatwoot" : "");
        chatwoot.add(more -> more.contact(
                "Jane Doe", contact -> contact.inbox("SMS").sourceId(JANE).email("jane@example.com")));
        chatwoot.customer(inbox.id(), JANE).write("Hello");
    }

    /** @param own the properties besides server, account and token, which every Kamelet but those of webhooks has */
    static KameletBench with(Way way, String name, Map<String, Object> own) {
        boolean webhook = name.contains("webhook");
        KameletBench bench = new KameletBench(webhook);
        try {
            MainHttpServer server = new MainHttpServer();
            server.setCamelContext(bench.context);
            server.setHost("127.0.0.1");
            server.setPort(bench.port);
            bench.context.addService(server);
            Map<String, Object> properties = new LinkedHashMap<>(own);
            if (webhook) {
                properties.put("secret", bench.inbox.secret());
            } else {
                properties.put("baseUrl", bench.chatwoot.baseUrl());
                properties.put("accountId", bench.chatwoot.accountId());
                properties.put("accessToken", bench.chatwoot.adminToken());
            }
            way.run(bench, name, properties);
            bench.context.start();
            return bench;
        } catch (Exception e) {
            bench.close();
            throw new IllegalStateException(e);
        }
    }

    ChatwootSandbox chatwoot() {
        return chatwoot;
    }

    /** The number of Jane's conversation. */
    long conversation() {
        return chatwoot.data().conversation(JANE).id();
    }

    /** Gives something to the Kamelet; fails when it does. */
    void put(Object body, Map<String, Object> headers) {
        Exchange exchange = context.createFluentProducerTemplate()
                .to(IN)
                .withBody(body)
                .withHeaders(headers)
                .send();
        if (exchange.getException() != null) {
            throw new IllegalStateException(exchange.getException());
        }
    }

    /** What comes out, within a while; null: nothing. */
    @Nullable
    Exchange poll(long millis) {
        return context.createConsumerTemplate().receive(OUT, millis);
    }

    /** The JSON that comes out. */
    JsonNode json() {
        Exchange out = Objects.requireNonNull(poll(PATIENCE_MILLIS), "nothing came out");
        return json(out);
    }

    static JsonNode json(Exchange out) {
        try {
            return JSON.readTree(out.getMessage().getBody(String.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.stop();
        chatwoot.close();
    }
}
