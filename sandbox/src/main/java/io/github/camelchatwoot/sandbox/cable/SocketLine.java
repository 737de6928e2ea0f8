// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.cable;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.HttpServerConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket itself. A client that does not read what it is sent is dropped, before it fills the memory. */
final class SocketLine implements Line {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLine.class);
    private static final int MAX_UNREAD_BYTES = 16 * 1024 * 1024;

    private final ServerWebSocket socket;
    private final HttpConnection connection;

    SocketLine(ServerWebSocket socket, HttpConnection connection) {
        this.socket = socket.setWriteQueueMaxSize(MAX_UNREAD_BYTES);
        this.connection = connection;
    }

    @Override
    public void send(Frame frame) {
        if (socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            LOG.debug("A client left {} bytes unread and is dropped", MAX_UNREAD_BYTES);
            drop();
            return;
        }
        socket.writeTextMessage(frame.text())
                .onFailure(e -> LOG.debug("A frame did not reach a client that has gone", e));
    }

    /** Leaves what the client sends unread. */
    void pause() {
        if (!socket.isClosed()) {
            socket.pause();
        }
    }

    /** Says goodbye, as WebSockets do. */
    void close() {
        if (!socket.isClosed()) {
            socket.close().onFailure(e -> LOG.debug("A client has gone before it was closed", e));
        }
    }

    /** Ends the connection without a word, as a server that dies does: the client sees 1006. */
    void drop() {
        // Vert.x and its handlers know the polite way only.
        Channel channel = ((HttpServerConnection) connection).channel();
        channel.unsafe().close(channel.voidPromise());
    }
}
