// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A server that keeps connections open and goes wrong as it is told. Safe to share. */
public final class FaultyServer implements AutoCloseable {

    private static final String BODY = "{\"id\":7,\"conversation_id\":42}";
    private static final int BACKLOG = 512;

    /** What goes wrong with a request. */
    public enum Fault {
        NONE,
        CUT,
        RESET,
        ERROR,
        REFUSED,
        SILENCE,
        TRUNCATED
    }

    private final IntFunction<Fault> plan;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final int port;
    private volatile ServerSocket listener;

    private FaultyServer(IntFunction<Fault> plan) throws IOException {
        this.plan = plan;
        this.listener = listener(0);
        this.port = listener.getLocalPort();
        threads.execute(this::listen);
    }

    /**
     * Starts a server.
     *
     * @param plan what goes wrong with each request, by its number
     */
    public static FaultyServer following(IntFunction<Fault> plan) {
        try {
            return new FaultyServer(plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listener(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        return socket;
    }

    private void listen() {
        ServerSocket own = listener;
        while (!own.isClosed()) {
            try {
                Socket socket = own.accept();
                open.add(socket);
                threads.execute(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (RawRequest request = RawRequest.read(in); request != null; request = RawRequest.read(in)) {
                if (!answer(socket, in, plan.apply(requests.getAndIncrement()))) {
                    return;
                }
            }
        } catch (IOException gone) {
            open.remove(socket); // as below
        } finally {
            open.remove(socket);
        }
    }

    /** Whether the connection stays open. */
    private static boolean answer(Socket socket, InputStream in, Fault fault) throws IOException {
        switch (fault) {
            case NONE -> write(socket, "200 OK", BODY.length());
            case ERROR -> write(socket, "500 Error", BODY.length());
            case REFUSED -> write(socket, "429 Too Many Requests", BODY.length());
            case TRUNCATED -> write(socket, "200 OK", 2 * BODY.length());
            case SILENCE -> in.transferTo(OutputStream.nullOutputStream());
            case RESET -> socket.setSoLinger(true, 0);
            case CUT -> {
                // it is closed
            }
        }
        return fault == Fault.NONE || fault == Fault.ERROR || fault == Fault.REFUSED;
    }

    private static void write(Socket socket, String status, int length) throws IOException {
        String all = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n" + BODY;
        socket.getOutputStream().write(all.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** From now on connections are refused; those that are open stay open. */
    public void refuse() throws IOException {
        listener.close();
    }

    /** Connections are accepted again. */
    public void accept() throws IOException {
        listener = listener(port);
        threads.execute(this::listen);
    }

    /** How many connections are open. */
    public int open() {
        return open.size();
    }

    /** How many requests there were. */
    public int requests() {
        return requests.get();
    }

    /** The address of the server. */
    public String url() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
