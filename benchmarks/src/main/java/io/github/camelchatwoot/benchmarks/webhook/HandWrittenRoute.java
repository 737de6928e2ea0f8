// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/**
 * The route that one writes who does not have the component: the signature in a step, the body as a map, some headers.
 * It does not know doubles, keeps no order and has no queue; the answer waits for its end.
 */
final class HandWrittenRoute implements Receiver {

    static final String NAME = "hand-written route";

    private static final String ALGORITHM = "HmacSHA256";
    private static final long TOLERANCE_SECONDS = 300;

    private final WebRoutes routes = new WebRoutes();

    HandWrittenRoute() {
        routes.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:" + Deliveries.PATH + "?httpMethodRestrict=POST&consumes=application/json")
                        .convertBodyTo(byte[].class)
                        .process(HandWrittenRoute::verify)
                        .unmarshal()
                        .json(JsonLibrary.Jackson, Map.class)
                        .process(HandWrittenRoute::tell)
                        .process(exchange -> routes.handled().increment())
                        .process(WebRoutes::clear);
            }
        });
    }

    private static void verify(Exchange exchange) throws GeneralSecurityException {
        Message message = exchange.getMessage();
        String timestamp = message.getHeader("X-Chatwoot-Timestamp", String.class);
        String signature = message.getHeader("X-Chatwoot-Signature", String.class);
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(Deliveries.SECRET.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
        String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(message.getBody(byte[].class)));
        boolean equal = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        long age = System.currentTimeMillis() / 1000 - Long.parseLong(timestamp);
        if (!equal || Math.abs(age) > TOLERANCE_SECONDS) {
            throw new GeneralSecurityException("The signature is wrong");
        }
    }

    private static void tell(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<?, ?> event = message.getBody(Map.class);
        Map<?, ?> conversation = (Map<?, ?>) Objects.requireNonNull(event.get("conversation"));
        message.setHeader("event", event.get("event"));
        message.setHeader("messageId", event.get("id"));
        message.setHeader("messageType", event.get("message_type"));
        message.setHeader("private", event.get("private"));
        message.setHeader("conversationId", conversation.get("id"));
    }

    @Override
    public String name() {
        return NAME;
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
