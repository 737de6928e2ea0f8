// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.LongAdder;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * The least that a receiver can do here: bare Vert.x, everything on the event loop. It checks the signature and scans
 * the body for the facts that the component tells too; no router, no Camel, no queue, no second thread.
 */
final class BareServer implements Receiver {

    static final String NAME = "bare Vert.x";

    private static final String ALGORITHM = "HmacSHA256";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final LongAdder handled = new LongAdder();
    private final BareScan scan = new BareScan();
    private final Mac mac;
    private final HttpServer server;

    BareServer() {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Deliveries.SECRET.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
        }
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> received(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void received(HttpServerRequest request, Buffer buffer) {
        byte[] body = buffer.getBytes();
        int status = isSigned(request, body) ? status(body) : 401;
        request.response().setStatusCode(status).end();
    }

    private boolean isSigned(HttpServerRequest request, byte[] body) {
        String timestamp = request.getHeader("X-Chatwoot-Timestamp");
        String signature = request.getHeader("X-Chatwoot-Signature");
        if (timestamp == null || signature == null || signature.length() != 71) {
            return false;
        }
        long age = System.currentTimeMillis() / 1000 - Long.parseLong(timestamp);
        mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
        byte[] given = HexFormat.of().parseHex(signature, 7, 71);
        return MessageDigest.isEqual(mac.doFinal(body), given) && Math.abs(age) <= 300;
    }

    private int status(byte[] body) {
        try {
            if (!scan.read(body).isMessage()) {
                return 400;
            }
            handled.increment();
            return 200;
        } catch (IOException e) {
            return 400;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return server.actualPort();
    }

    @Override
    public long handled() {
        return handled.sum();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
