// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A server that keeps connections open, reads strictly, and remembers what it could not read. Safe to share. */
public final class StrictServer implements AutoCloseable {

    private final RawServer raw;
    private final Queue<RawRequest> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    private StrictServer(Function<RawRequest, Reply> answers) {
        raw = RawServer.talking(socket -> talk(socket, answers));
    }

    /** Starts a server. */
    public static StrictServer answering(Function<RawRequest, Reply> answers) {
        return new StrictServer(answers);
    }

    private void talk(Socket socket, Function<RawRequest, Reply> answers) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        try {
            for (RawRequest request = RawRequest.read(in); request != null; request = RawRequest.read(in)) {
                requests.add(request);
                socket.getOutputStream().write(bytes(answers.apply(request)));
            }
        } catch (IOException | RuntimeException e) {
            broken.add(e.toString());
            throw e;
        }
    }

    private static byte[] bytes(Reply reply) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Whatever\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(reply.body().length).append("\r\n\r\n");
        byte[] first = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[first.length + reply.body().length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(reply.body(), 0, all, first.length, reply.body().length);
        return all;
    }

    /** The requests since the last time. */
    public List<RawRequest> take() {
        List<RawRequest> taken = new ArrayList<>();
        for (RawRequest request = requests.poll(); request != null; request = requests.poll()) {
            taken.add(request);
        }
        return taken;
    }

    /** What was not a request, so far. */
    public List<String> broken() {
        return List.copyOf(broken);
    }

    /** The address of the server. */
    public String url() {
        return raw.url();
    }

    /** Host and port. */
    public String host() {
        return "localhost:" + raw.port();
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
