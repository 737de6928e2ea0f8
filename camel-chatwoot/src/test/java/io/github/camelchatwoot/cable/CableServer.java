// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.WebSocketInternal;

/** A real server of WebSockets that does what a test wants, and knows how many sockets were open at a time. */
final class CableServer implements AutoCloseable {

    static final List<String> SUB_PROTOCOLS = List.of("actioncable-v1-json", "actioncable-unsupported");

    /** When connections were made, in nanoseconds of the machine. */
    final List<Long> connected = new CopyOnWriteArrayList<>();

    /** The paths and user agents that they were asked for with. */
    final List<String> paths = new CopyOnWriteArrayList<>();

    final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    final AtomicInteger mostOpen = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpServer server;

    /**
     * Starts it.
     *
     * @param play is run on the event loop with each new socket
     */
    CableServer(HttpServerOptions options, Consumer<ServerWebSocket> play) {
        server = vertx.createHttpServer(options)
                .webSocketHandler(socket -> {
                    connected.add(System.nanoTime());
                    paths.add(socket.path());
                    sockets.add(socket);
                    int now = open.incrementAndGet();
                    mostOpen.accumulateAndGet(now, Math::max);
                    socket.closeHandler(closed -> open.decrementAndGet());
                    play.accept(socket);
                })
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost("localhost")
                .setPort(0)
                .setMaxWebSocketFrameSize(64 * 1024 * 1024)
                .setMaxWebSocketMessageSize(64 * 1024 * 1024)
                .setWebSocketSubProtocols(SUB_PROTOCOLS);
    }

    /** Confirms whatever is subscribed to. */
    static void welcome(ServerWebSocket socket) {
        socket.textMessageHandler(text -> {
            if (text.startsWith("{\"command\":\"subscribe\"")) {
                String identifier = text.substring(text.indexOf("\"identifier\""), text.length() - 1);
                socket.writeTextMessage("{" + identifier + ",\"type\":\"confirm_subscription\"}");
            }
        });
        socket.writeTextMessage(ScriptedCable.WELCOME);
    }

    /** Ends a connection without a word: the client sees 1006. */
    static void drop(ServerWebSocket socket) {
        Channel channel = ((WebSocketInternal) socket).channelHandlerContext().channel();
        channel.eventLoop().execute(() -> channel.unsafe().close(channel.voidPromise()));
    }

    int port() {
        return server.actualPort();
    }

    String url() {
        return "http://localhost:" + port();
    }

    int open() {
        return open.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
