// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy that makes tunnels (CONNECT), all of them to one port of this machine. */
final class TunnelProxy implements AutoCloseable {

    /** Where it was asked to lead to. */
    final List<String> targets = new CopyOnWriteArrayList<>();

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient();
    private final int to;
    private final @Nullable String authorization;
    private final HttpServer server;

    TunnelProxy(int to, @Nullable String user, @Nullable String password) {
        this.to = to;
        this.authorization = user == null
                ? null
                : "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void answer(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.CONNECT)) {
            request.response().setStatusCode(405).end();
        } else if (authorization != null && !authorization.equals(request.getHeader("proxy-authorization"))) {
            request.response()
                    .setStatusCode(407)
                    .putHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                    .end();
        } else {
            targets.add(request.uri());
            request.pause();
            client.connect(to, "localhost")
                    .onSuccess(far -> request.toNetSocket().onSuccess(near -> join(near, far)));
        }
    }

    private static void join(NetSocket near, NetSocket far) {
        near.pipeTo(far);
        far.pipeTo(near);
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
