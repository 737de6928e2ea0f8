// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/** A network line to a server on this machine, which can be cut and mended. Safe to share across threads. */
public final class Line implements AutoCloseable {

    private static final int WAITING = 50;
    private static final int PATIENCE_SECONDS = 5;

    private final int port;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private @Nullable ServerSocket entrance;
    private Future<?> accepting = CompletableFuture.completedFuture(null);

    private Line(int port, int target) {
        this.port = port;
        this.target = target;
    }

    /** Lays one from a free port to a server's port. */
    public static Line to(int target) {
        Line line = new Line(Setting.freePort(), target);
        line.mend();
        return line;
    }

    /** Where it begins. */
    public int port() {
        return port;
    }

    /** Connections that are open at this end. */
    public int connections() {
        return open.size() / 2;
    }

    /** Ends all connections in the middle of whatever they do, and lets nobody connect. */
    public synchronized void cut() {
        close(entrance);
        entrance = null;
        open.forEach(Line::close);
        ended(accepting);
    }

    /** The port is free only when nobody waits at it any more. */
    private static void ended(Future<?> accepting) {
        try {
            accepting.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets everybody connect again. */
    public synchronized void mend() {
        try {
            ServerSocket now = new ServerSocket(port, WAITING, InetAddress.getLoopbackAddress());
            entrance = now;
            accepting = threads.submit(() -> accept(now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                connect(from.accept(), from);
            } catch (IOException e) {
                // cut, or the server is not there: whoever called sees it
            }
        }
    }

    private void connect(Socket caller, ServerSocket through) throws IOException {
        open.add(caller);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            if (through.isClosed()) { // cut meanwhile
                end(server);
                end(caller);
                return;
            }
            threads.execute(() -> copy(caller, server));
            threads.execute(() -> copy(server, caller));
        } catch (IOException e) {
            end(caller);
            throw e;
        }
    }

    private void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of both has gone: the other one is told by the end of its connection
        } finally {
            end(from);
            end(to);
        }
    }

    private void end(Socket socket) {
        close(socket);
        open.remove(socket);
    }

    private static void close(@Nullable AutoCloseable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        cut();
        threads.shutdownNow();
    }
}
