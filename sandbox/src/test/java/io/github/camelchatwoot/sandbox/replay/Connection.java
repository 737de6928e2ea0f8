// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A WebSocket, as a client has it. Safe for any thread. */
final class Connection implements AutoCloseable {

    /** Those that clients of Chatwoot ask for. */
    static final List<String> PROTOCOLS = List.of("actioncable-v1-json", "actioncable-unsupported");

    /** What clients tell of a connection that ended without a word. */
    private static final int DROPPED = 1006;

    private static final int LIMIT_SECONDS = 5;
    private static final int TRIES_PER_SECOND = 5;

    private final WebSocket socket;
    private final Listener listener;

    private Connection(WebSocket socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    /**
     * Opens one.
     *
     * @param frames takes all frames, one after the other
     */
    static Connection open(String baseUrl, List<String> protocols, String origin, Consumer<String> frames) {
        Listener listener = new Listener(frames);
        WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", origin);
        if (!protocols.isEmpty()) {
            builder.subprotocols(protocols.get(0), protocols.stream().skip(1).toArray(String[]::new));
        }
        URI uri = URI.create(baseUrl.replaceFirst("^http", "ws") + "/cable");
        return new Connection(within(builder.buildAsync(uri, listener)), listener);
    }

    /** What the server has chosen; empty for nothing. */
    String protocol() {
        return socket.getSubprotocol();
    }

    void send(String text) {
        within(socket.sendText(text, true));
    }

    /** Returns when all frames that the server had written before are here. */
    void settle() throws InterruptedException {
        within(socket.sendPing(ByteBuffer.wrap(new byte[] {1})));
        if (listener.pongs.poll(LIMIT_SECONDS, TimeUnit.SECONDS) == null) {
            throw new IllegalStateException("no pong");
        }
    }

    /** Says good-bye. */
    void leave() {
        within(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    /**
     * The code with which the server ends it; waits until it does. Java's client does not always notice while it only
     * reads that a connection has broken (Java 17, seen on a busy machine): writing tells.
     */
    int end() throws InterruptedException {
        for (int tried = 0; tried < LIMIT_SECONDS * TRIES_PER_SECOND; tried++) {
            try {
                return listener.closed.get(1000 / TRIES_PER_SECOND, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                tryWriting();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the listener never fails", e);
            }
        }
        return within(listener.closed);
    }

    private void tryWriting() {
        if (!socket.isOutputClosed()) {
            CompletableFuture<WebSocket> unused = socket.sendPing(ByteBuffer.wrap(new byte[] {1}))
                    .whenComplete((sent, error) -> {
                        if (error != null) {
                            listener.closed.complete(DROPPED);
                        }
                    });
        }
    }

    private static <T> T within(CompletableFuture<T> future) {
        return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Listener implements WebSocket.Listener {

        private final Consumer<String> frames;
        private final StringBuilder text = new StringBuilder();
        private final LinkedBlockingQueue<Boolean> pongs = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        Listener(Consumer<String> frames) {
            this.frames = frames;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.accept(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            pongs.add(true);
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(DROPPED);
        }
    }
}
