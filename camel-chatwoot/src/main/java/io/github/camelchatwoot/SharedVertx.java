// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocketClientOptions;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.vertx.common.VertxHelper;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Vert.x that opens WebSockets: the application's own, if there is one in the registry, or one that is made when it
 * is needed for the first time and closed in the end. Safe for any thread.
 */
final class SharedVertx implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedVertx.class);
    private static final long LONGEST_CLOSE_SECONDS = 10;

    private final CamelContext context;
    private @Nullable Vertx own;

    SharedVertx(CamelContext context) {
        this.context = context;
    }

    /** Small: one thread reads and writes all sockets, and nothing of ours blocks it. */
    synchronized Vertx instance() {
        Vertx given = CamelContextHelper.findSingleByType(context, Vertx.class);
        if (given != null) {
            return given;
        }
        if (own == null) {
            own = Vertx.vertx(new VertxOptions()
                    .setEventLoopPoolSize(1)
                    .setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(1));
        }
        return own;
    }

    /** Options for TLS; null: the JVM's default. */
    @Nullable
    WebSocketClientOptions tls(@Nullable SSLContextParameters parameters) {
        if (parameters == null) {
            return null;
        }
        try {
            WebSocketClientOptions options = new WebSocketClientOptions();
            VertxHelper.setupSSLOptions(context, parameters, options);
            return options;
        } catch (Exception e) { // that is what it declares
            throw new RuntimeCamelException("The option sslContextParameters cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        Vertx vertx;
        synchronized (this) {
            vertx = own;
            own = null;
        }
        if (vertx == null) {
            return;
        }
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("Vert.x did not close within {} s", LONGEST_CLOSE_SECONDS, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
