// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the classes of the network loaded by a second core while the first sandbox of a JVM is being built: a server is
 * started, asked once and closed. Most of the time of the first start is spent with classes. Safe for any thread.
 */
final class Preload {
    private static final Logger LOG = LoggerFactory.getLogger(Preload.class);
    private static final int TIMEOUT_MS = 5_000;
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Preload() {}

    /** Begins it, unless that was done before or there is no second core. Returns at once. */
    static void begin() {
        if (BEGUN.compareAndSet(false, true) && Runtime.getRuntime().availableProcessors() > 1) {
            Thread thread = new Thread(Preload::load, "chatwoot-sandbox-preload");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void load() {
        Vertx vertx = Vertx.vertx(SandboxServer.vertxOptions());
        try {
            HttpServer server = vertx.createHttpServer(SandboxServer.options("127.0.0.1", 0))
                    .requestHandler(request -> request.response().end())
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            ask(server.actualPort());
        } catch (CompletionException | IOException e) {
            // Whoever starts a sandbox meets it again.
            LOG.debug("Classes could not be loaded ahead", e);
        } finally {
            vertx.close();
        }
    }

    private static void ask(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MS);
            String request = "GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
