// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/**
 * Stands between a client and a server, lets everything pass, and knows which connections are for the WebSocket and
 * when they came and went. Safe for any thread.
 */
public final class CountingProxy implements AutoCloseable {

    private static final String CABLE = "GET /cable";
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient();
    private final NetServer server;
    private final int target;
    private final List<Cable> cables = new ArrayList<>();
    private final Set<NetSocket> open = new HashSet<>();

    /** A connection for the WebSocket, in nanoseconds of the machine's time. Guarded by the proxy. */
    private static final class Cable {
        private final long opened = System.nanoTime();
        private long closed = Long.MAX_VALUE;
    }

    /** @param target the port of the server */
    public CountingProxy(int target) {
        this.target = target;
        this.server = vertx.createNetServer().connectHandler(this::accept);
        server.listen(0, HOST).toCompletionStage().toCompletableFuture().join();
    }

    public String url() {
        return "http://" + HOST + ":" + server.actualPort();
    }

    private void accept(NetSocket socket) {
        synchronized (this) {
            open.add(socket);
        }
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(closed -> left(socket));
        socket.handler(first -> begin(socket, first));
    }

    private void begin(NetSocket socket, Buffer first) {
        boolean cable = first.getString(0, Math.min(CABLE.length(), first.length()), StandardCharsets.US_ASCII.name())
                .equals(CABLE);
        Cable mine = new Cable();
        if (cable) {
            synchronized (this) {
                cables.add(mine);
            }
        }
        socket.pause();
        socket.closeHandler(closed -> ended(socket, mine));
        client.connect(target, HOST).onComplete(answer -> {
            if (answer.failed()) {
                socket.close();
                return;
            }
            NetSocket upstream = answer.result();
            socket.closeHandler(closed -> {
                ended(socket, mine);
                upstream.close();
            });
            upstream.exceptionHandler(broken -> upstream.close());
            upstream.closeHandler(closed -> socket.close());
            pump(socket, upstream);
            pump(upstream, socket);
            upstream.write(first);
            socket.resume();
        });
    }

    private static void pump(NetSocket from, NetSocket to) {
        from.handler(bytes -> {
            to.write(bytes);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(drained -> from.resume());
            }
        });
    }

    private synchronized void ended(NetSocket socket, Cable cable) {
        cable.closed = Math.min(cable.closed, System.nanoTime());
        left(socket);
    }

    private synchronized void left(NetSocket socket) {
        open.remove(socket);
    }

    /** How many WebSockets there were. */
    public synchronized int cables() {
        return cables.size();
    }

    /** How many WebSockets are open. */
    public synchronized long openCables() {
        return cables.stream().filter(cable -> cable.closed == Long.MAX_VALUE).count();
    }

    /** How many connections of any kind are open. */
    public synchronized int open() {
        return open.size();
    }

    /** How long two WebSockets were open at a time, at worst. */
    public synchronized Duration longestOverlap() {
        long longest = 0;
        for (int i = 1; i < cables.size(); i++) {
            long until = Math.min(cables.get(i - 1).closed, cables.get(i).closed);
            long overlap = until == Long.MAX_VALUE ? TimeUnit.HOURS.toNanos(1) : until - cables.get(i).opened;
            longest = Math.max(longest, overlap);
        }
        return Duration.ofNanos(longest);
    }

    /** How many WebSockets came sooner after the one before had begun than this. */
    public synchronized long soonerThan(Duration wait) {
        long sooner = 0;
        for (int i = 1; i < cables.size(); i++) {
            sooner += cables.get(i).opened - cables.get(i - 1).opened < wait.toNanos() ? 1 : 0;
        }
        return sooner;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
