// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;

import io.github.camelchatwoot.sandbox.background.Pending;
import io.github.camelchatwoot.sandbox.background.Timers;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the sandbox listens; it can be closed for a while and comes back at the same place. Used on the loop only. */
final class Port {
    private static final Logger LOG = LoggerFactory.getLogger(Port.class);
    private static final int RETRY_MS = 50;
    /** Somebody else may have taken the port meanwhile. */
    private static final int RETRIES = 200;

    private final Vertx vertx;
    private final HttpServerOptions options;
    private final Handler<HttpServerRequest> handler;
    private final Timers timers;
    private final Pending pending;
    private @Nullable HttpServer server;

    Port(Vertx vertx, HttpServerOptions options, Handler<HttpServerRequest> handler, Timers timers, Pending pending) {
        this.vertx = vertx;
        this.options = new HttpServerOptions(options);
        this.handler = handler;
        this.timers = timers;
        this.pending = pending;
    }

    /** Listens from now on; on the same port as before, if there was one. */
    Future<Integer> open() {
        return vertx.createHttpServer(options).requestHandler(handler).listen().map(listening -> {
            server = listening;
            options.setPort(listening.actualPort());
            return listening.actualPort();
        });
    }

    /**
     * Drops all connections, and listens again after a while: by the time of the machine, or earlier if the time of the
     * double is moved on. A second call while the port is closed changes nothing.
     *
     * @return when the port is closed
     */
    Future<Void> restart(Duration down) {
        HttpServer old = server;
        if (old == null) {
            return Future.succeededFuture();
        }
        server = null;
        pending.begin();
        return old.close().onComplete(closed -> wait(down));
    }

    private void wait(Duration down) {
        long[] alarm = new long[1];
        boolean[] done = new boolean[1];
        Timers.Timer[] timer = new Timers.Timer[1];
        Runnable reopen = () -> {
            if (!done[0]) {
                done[0] = true;
                vertx.cancelTimer(alarm[0]);
                timer[0].cancel();
                reopen(RETRIES);
            }
        };
        timer[0] = timers.after(down, reopen);
        alarm[0] = vertx.setTimer(Math.max(1, down.toMillis()), id -> reopen.run());
    }

    private void reopen(int retries) {
        open().onSuccess(port -> pending.end()).onFailure(e -> {
            if (retries > 0) {
                vertx.setTimer(RETRY_MS, id -> reopen(retries - 1));
            } else {
                LOG.error("The sandbox cannot listen again on port {}", options.getPort(), e);
                pending.end();
            }
        });
    }
}
