// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import javax.net.ssl.HostnameVerifier;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.util.Objects.requireNonNull;

/**
 * A socket of Vert.x. Each has a client of its own: closing that one is how a socket is torn down that does not answer
 * any more, or is not open yet. Vert.x counts what is fetched in frames; this counts messages.
 */
final class VertxCableSocket implements CableSocket {

    private static final Logger LOG = LoggerFactory.getLogger(VertxCableSocket.class);
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int TOO_LONG = 1009;

    private final Vertx vertx;
    private final VertxCableSockets.Settings settings;
    private final Listener listener;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable WebSocketClient client;
    private volatile @Nullable WebSocket socket;
    private volatile boolean closing;

    /** The begin of a message that comes in parts. Used on the event loop only. */
    private @Nullable Buffer begun;

    VertxCableSocket(Vertx vertx, VertxCableSockets.Settings settings, Listener listener) {
        this.vertx = vertx;
        this.settings = settings;
        this.listener = listener;
    }

    /** Begins to open it, offering no sub-protocol. */
    void connect(Supplier<WebSocketClient> clients, WebSocketConnectOptions target) {
        begin(clients, target, this::failed);
    }

    /**
     * Begins to open it.
     *
     * @param target offers sub-protocols
     * @param without begins once more, offering none: what Netty takes for an error is that the server chooses none
     *     although there was something to choose from
     */
    void connect(Supplier<WebSocketClient> clients, WebSocketConnectOptions target, Runnable without) {
        begin(clients, target, error -> {
            if (hasChosenNone(error)) {
                requireNonNull(client).close().onComplete(closed -> without.run());
            } else {
                failed(error);
            }
        });
    }

    /**
     * On the event loop: Vert.x lets frames come as soon as the socket is open, and they are lost unless who listens to
     * them is known by then.
     */
    private void begin(Supplier<WebSocketClient> clients, WebSocketConnectOptions target, Handler<Throwable> failed) {
        vertx.runOnContext(now -> {
            WebSocketClient mine = clients.get();
            client = mine;
            if (ended.get()) {
                mine.close(); // torn down meanwhile
            } else {
                mine.connect(target).onSuccess(this::connected).onFailure(failed);
            }
        });
    }

    private void failed(Throwable error) {
        end(failure(error), error);
    }

    private static boolean hasChosenNone(Throwable error) {
        return error instanceof WebSocketClientHandshakeException handshake
                && handshake.response() != null
                && handshake.response().status().code() == SWITCHING_PROTOCOLS
                && !handshake.response().headers().contains(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
    }

    /** On the event loop, before the first frame is handed on. */
    private void connected(WebSocket open) {
        open.pause();
        open.exceptionHandler(error -> end("the connection broke" + Reasons.of(error), error));
        if (open.isClosed()) {
            end("the server has closed the connection at once", null);
            return;
        }
        open.closeHandler(closed -> end(farewell(open), null));
        open.frameHandler(frame -> received(open, frame));
        String refusal = refusal(open);
        if (refusal != null) {
            end(refusal, new IOException(refusal));
            return;
        }
        socket = open;
        if (ended.get()) {
            open.close();
        } else {
            listener.opened();
        }
    }

    private @Nullable String refusal(WebSocket open) {
        String chosen = open.subProtocol();
        if (chosen != null && !chosen.isEmpty() && !chosen.equals(VertxCableSockets.SUB_PROTOCOL)) {
            return "the server speaks another protocol: " + Reasons.words(chosen);
        }
        String host = settings.server().getHost();
        return isAccepted(open, host) ? null : "the certificate of the server is not accepted for " + host;
    }

    private boolean isAccepted(WebSocket open, String host) {
        HostnameVerifier verifier = settings.hostnameVerifier();
        if (verifier == null || !open.isSsl()) {
            return true; // checked already, or there is nothing to check
        }
        try {
            return verifier.verify(host, open.sslSession());
        } catch (RuntimeException e) {
            LOG.warn("The hostname verifier has thrown an exception", e);
            return false;
        }
    }

    private static String failure(Throwable error) {
        if (error instanceof UpgradeRejectedException refused) {
            return "the server refuses the WebSocket with status " + refused.getStatus();
        }
        return "there is no connection" + Reasons.of(error);
    }

    private static String farewell(WebSocket open) {
        String reason = open.closeReason();
        String words = reason == null || reason.isEmpty() ? "" : ", " + Reasons.words(reason);
        return "the connection was closed: " + open.closeStatusCode() + words;
    }

    private void received(WebSocket open, WebSocketFrame frame) {
        boolean data = frame.isText() || frame.isBinary() || frame.isContinuation();
        if (!data || closing || ended.get()) {
            return;
        }
        Buffer begin = begun;
        Buffer whole = begin == null ? frame.binaryData() : begin.appendBuffer(frame.binaryData());
        if (whole.length() > settings.maxMessageSize()) {
            open.close((short) TOO_LONG);
            end("a message is longer than " + settings.maxMessageSize() + " bytes", null);
        } else if (frame.isFinal()) {
            begun = null;
            listener.message(whole.getBytes());
        } else {
            begun = begin == null ? whole.copy() : whole;
            open.fetch(1); // the rest of it is not another message
        }
    }

    @Override
    public void send(String text) {
        WebSocket open = socket;
        if (open != null) {
            open.writeTextMessage(text).onFailure(error -> end("nothing can be sent" + Reasons.of(error), error));
        }
    }

    @Override
    public void fetch(int messages) {
        WebSocket open = socket;
        if (open != null) {
            open.fetch(messages);
        }
    }

    @Override
    public void close(int code) {
        closing = true;
        WebSocket open = socket;
        if (open == null) {
            tearDown();
        } else {
            open.close((short) code);
            open.resume(); // the server's answer is behind what nobody has fetched
        }
    }

    @Override
    public void tearDown() {
        end("the connection was given up", null);
    }

    /** Tells it when nothing of it is open any more. */
    private void end(String reason, @Nullable Throwable cause) {
        if (ended.compareAndSet(false, true)) {
            WebSocketClient mine = client;
            End end = new End(reason, cause);
            if (mine == null) {
                listener.ended(end);
            } else {
                mine.close().onComplete(closed -> listener.ended(end));
            }
        }
    }
}
