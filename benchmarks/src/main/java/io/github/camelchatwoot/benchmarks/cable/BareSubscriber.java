// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.cable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.LongAdder;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;

/**
 * The least that a listener can do here: bare Vert.x, everything on the event loop, nothing held back and no second
 * thread. Either it only counts what is long, or it finds out what a frame is about.
 */
final class BareSubscriber implements Subscriber {

    static final String COUNTS = "bare Vert.x, counts";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final LongAdder handled = new LongAdder();
    private final MessageOrder order = new MessageOrder();
    private final BareFrameScan scan = new BareFrameScan();
    private final String token;
    private final boolean scans;

    BareSubscriber(int port, String token, boolean scans) {
        this.token = token;
        this.scans = scans;
        WebSocketConnectOptions target = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/cable")
                .addSubProtocol(CableStub.SUB_PROTOCOL);
        vertx.createWebSocketClient()
                .connect(target)
                .onSuccess(this::opened)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void opened(WebSocket socket) {
        socket.writeTextMessage(new JsonObject()
                .put("command", "subscribe")
                .put("identifier", identifier())
                .encode());
        if (scans) {
            socket.frameHandler(this::scanned);
        } else {
            socket.textMessageHandler(this::counted);
        }
    }

    private String identifier() {
        return new JsonObject()
                .put("channel", "RoomChannel")
                .put("pubsub_token", token)
                .put("account_id", 1)
                .put("user_id", 1)
                .encode();
    }

    private void counted(String text) {
        if (text.length() > CableStub.EVENT) {
            handled.increment();
        }
    }

    private void scanned(WebSocketFrame frame) {
        if (!frame.isText()) {
            return;
        }
        try {
            BareFrameScan.Facts facts = scan.read(frame.binaryData().getBytes());
            if (facts.isMessage()) {
                order.came(facts.conversation(), facts.id());
                handled.increment();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return scans ? "bare Vert.x, finds event and ids" : COUNTS;
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public long handled() {
        return handled.sum();
    }

    @Override
    public long outOfOrder() {
        return order.broken();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
