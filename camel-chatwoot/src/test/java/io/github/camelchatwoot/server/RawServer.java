// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that talks on bare sockets, for what a web server never does. Safe to share. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Talk talk;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** What happens on a connection; the socket is closed when it ends. */
    @FunctionalInterface
    public interface Talk {
        void on(Socket socket) throws IOException;
    }

    private RawServer(ServerSocket listener, Talk talk) {
        this.listener = listener;
        this.talk = talk;
    }

    /** Starts a server. */
    public static RawServer talking(Talk talk) {
        try {
            RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), talk);
            server.threads.execute(server::listen);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                threads.execute(() -> talk(socket));
            }
        } catch (IOException closed) {
            threads.shutdownNow();
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            talk.on(socket);
        } catch (IOException gone) {
            sockets.remove(socket);
        }
    }

    /** Reads a request with its body, as far as Content-Length tells. */
    public static String readRequest(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                throw new IOException("the request ended early");
            }
            head.write(one);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int length = text.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElse(0);
        return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** Writes text and sends it off. */
    public static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** The address of the server. */
    public String url() {
        return "http://localhost:" + port();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections there were. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
