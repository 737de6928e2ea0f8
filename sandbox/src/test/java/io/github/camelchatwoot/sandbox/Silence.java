// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A server that accepts connections and says nothing until it is told to. Safe for any thread. */
final class Silence implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private volatile String answer = "";

    Silence() {
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "silence");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                accepted.add(socket);
                write(socket, answer);
            } catch (IOException e) {
                // Closed meanwhile: there is nobody left to answer.
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
    }

    /** How many connections there have been. */
    int connections() {
        return accepted.size();
    }

    /** Says this, to those who are there and to those who come. */
    void say(String bytes) {
        answer = bytes;
        accepted.forEach(socket -> {
            try {
                write(socket, bytes);
            } catch (IOException e) {
                // That one has hung up.
                return;
            }
        });
    }

    private static void write(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : accepted) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
