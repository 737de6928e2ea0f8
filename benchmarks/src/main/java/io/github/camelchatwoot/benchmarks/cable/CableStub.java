// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.cable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The least that a WebSocket of Chatwoot is: it welcomes, confirms every subscription, pings, and tells events as fast
 * as the socket takes them. Every access token is also the token to subscribe with. One thread does everything.
 */
final class CableStub implements AutoCloseable {

    static final String SUB_PROTOCOL = "actioncable-v1-json";

    /** All events are longer, and nothing else is. */
    static final int EVENT = 1_024;

    private static final long PATIENCE_SECONDS = 30;
    private static final long PING_MILLIS = 3_000;

    /** So that there is time for pings, and for what the clients say. */
    private static final int AT_ONCE = 256;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Set<ServerWebSocket> sockets = new HashSet<>();
    private final Map<String, CompletableFuture<Subscription>> subscriptions = new ConcurrentHashMap<>();
    private final HttpServer server;

    /** How many frames there were, of all subscriptions. */
    private long sent;

    CableStub() {
        server = vertx.createHttpServer(new HttpServerOptions().setWebSocketSubProtocols(List.of(SUB_PROTOCOL)))
                .requestHandler(request -> request.response()
                        .putHeader("content-type", "application/json; charset=utf-8")
                        .end(profile(request.getHeader("api-access-token"))))
                .webSocketHandler(this::opened)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        vertx.setPeriodic(PING_MILLIS, timer -> {
            String ping = "{\"type\":\"ping\",\"message\":" + Instant.now().getEpochSecond() + "}";
            sockets.forEach(socket -> socket.writeTextMessage(ping));
        });
    }

    private static String profile(String token) {
        return new JsonObject()
                .put("id", 1)
                .put("pubsub_token", token)
                .put("accounts", new JsonArray().add(new JsonObject().put("id", 1)))
                .encode();
    }

    private void opened(ServerWebSocket socket) {
        sockets.add(socket);
        socket.closeHandler(closed -> sockets.remove(socket));
        socket.textMessageHandler(text -> told(socket, new JsonObject(text)));
        socket.writeTextMessage("{\"type\":\"welcome\"}");
    }

    private void told(ServerWebSocket socket, JsonObject command) {
        if ("subscribe".equals(command.getString("command"))) {
            String identifier = command.getString("identifier");
            socket.writeTextMessage(new JsonObject()
                    .put("identifier", identifier)
                    .put("type", "confirm_subscription")
                    .encode());
            socket.writeTextMessage(presence(identifier));
            String token = new JsonObject(identifier).getString("pubsub_token");
            subscription(token).complete(new Subscription(socket, new CableFrames(identifier)));
        }
    }

    /** Who subscribes is told about, which shows that the server is not deaf. */
    private static String presence(String identifier) {
        JsonObject data = new JsonObject().put("account_id", 1).put("users", new JsonObject().put("1", "online"));
        return new JsonObject()
                .put("identifier", identifier)
                .put("message", new JsonObject().put("event", "presence.update").put("data", data))
                .encode();
    }

    /** The first subscription with a token, as soon as there is one. */
    private CompletableFuture<Subscription> subscription(String token) {
        return subscriptions.computeIfAbsent(token, unused -> new CompletableFuture<>());
    }

    int port() {
        return server.actualPort();
    }

    /** Waits until somebody has subscribed with this token. */
    void await(String token) throws InterruptedException, ExecutionException, TimeoutException {
        Subscription unused = subscription(token).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Tells events to who has subscribed with this token, until the time is over; returns how many. */
    long tell(String token, Duration turn) {
        Turn mine = new Turn(subscription(token).join());
        vertx.runOnContext(start -> {
            vertx.setTimer(turn.toMillis(), timer -> mine.end());
            mine.next();
        });
        return mine.over.join();
    }

    /** Who listens. */
    private record Subscription(ServerWebSocket socket, CableFrames frames) {}

    /** Used on the event loop only. */
    private final class Turn {
        private final Subscription subscription;
        private final CompletableFuture<Long> over = new CompletableFuture<>();
        private long told;

        Turn(Subscription subscription) {
            this.subscription = subscription;
        }

        void next() {
            ServerWebSocket socket = subscription.socket();
            for (int i = 0; i < AT_ONCE && !over.isDone(); i++) {
                if (socket.writeQueueFull()) {
                    socket.drainHandler(drained -> next());
                    return;
                }
                socket.writeFinalTextFrame(subscription.frames().text(sent++));
                told++;
            }
            if (!over.isDone()) {
                vertx.runOnContext(later -> next());
            }
        }

        void end() {
            over.complete(told);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
