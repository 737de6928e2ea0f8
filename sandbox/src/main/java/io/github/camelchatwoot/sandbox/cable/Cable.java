// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.cable;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.camelchatwoot.sandbox.background.Timers;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.SocketView;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's end of the WebSocket: accepts connections, beats their pulse, and tells them of events. Used on the
 * event loop only.
 *
 * <p>All connections are pinged together, every three seconds by the time of the double: when that is moved on, the
 * next ping comes at once, and while it stands still, there is none.
 */
public final class Cable implements BiConsumer<Event, @Nullable Sender> {
    /** The sub-protocols that the server knows; a client that offers none of them is welcome too. */
    public static final List<String> SUB_PROTOCOLS = List.of("actioncable-v1-json", "actioncable-unsupported");

    private static final Logger LOG = LoggerFactory.getLogger(Cable.class);
    private static final String PATH = "/cable";
    private static final Duration BEAT = Duration.ofSeconds(3);

    private final World world;
    private final Timers timers;
    private final Streams streams = new Streams();
    private final Broadcasts broadcasts = new Broadcasts(streams);
    private final RoomChannel channel;
    private final Announcements announcements;
    private final Set<Connection> connections = new LinkedHashSet<>();
    private Consumer<Connection> onConnect = connection -> {};
    private boolean beating;

    public Cable(World world, Timers timers, SocketView views) {
        this.world = world;
        this.timers = timers;
        this.channel = new RoomChannel(world, broadcasts);
        this.announcements = new Announcements(world, views, broadcasts);
    }

    /** Whether the request is for the WebSocket, in whatever way. */
    public static boolean isMeant(HttpServerRequest request) {
        String path = request.path();
        return path != null && (path.equals(PATH) || path.startsWith(PATH + '/'));
    }

    /** Makes a connection of the request; one that does not ask for a WebSocket is not found. */
    public void accept(HttpServerRequest request) {
        String upgrade = request.getHeader("upgrade");
        if (upgrade == null || !"websocket".equals(upgrade.toLowerCase(Locale.ROOT))) {
            request.response()
                    .setStatusCode(404)
                    .putHeader("content-type", "text/plain; charset=utf-8")
                    .end("Page not found");
            return;
        }
        request.toWebSocket()
                .onSuccess(socket -> connect(socket, request))
                .onFailure(e -> LOG.debug("A request for a WebSocket went wrong", e));
    }

    private void connect(ServerWebSocket socket, HttpServerRequest request) {
        Connection connection = new Connection(new SocketLine(socket, request.connection()), channel, streams);
        connections.add(connection);
        onConnect.accept(connection);
        socket.exceptionHandler(e -> LOG.debug("A connection broke", e));
        socket.textMessageHandler(text -> {
            connection.receive(text);
            flush();
        });
        socket.closeHandler(closed -> {
            connections.remove(connection);
            connection.ended();
        });
        connection.send(Frame.welcome());
        if (!beating) {
            beating = true;
            timers.after(BEAT, this::beat);
        }
    }

    private void beat() {
        Frame ping = Frame.ping(world.now().getEpochSecond());
        connections().forEach(connection -> connection.send(ping));
        beating = !connections.isEmpty();
        if (beating) {
            timers.after(BEAT, this::beat);
        }
    }

    /** Renders an event for those who listen, if anybody does; it is sent with the next {@link #flush()}. */
    @Override
    public void accept(Event event, @Nullable Sender cause) {
        if (!streams.isEmpty()) {
            announcements.accept(event, cause);
        }
    }

    /** Sends what was to be told. */
    public void flush() {
        broadcasts.flush();
    }

    /** Drops what was to be told. */
    public void forget() {
        broadcasts.forget();
    }

    /** The clients that are there at this moment, the oldest first. */
    public List<Connection> connections() {
        return List.copyOf(connections);
    }

    /** Who gets to see each new connection before it is welcomed, for instance to change its {@link Line}. */
    public void onConnect(Consumer<Connection> listener) {
        this.onConnect = listener;
    }

    /** Takes leave of all clients with a frame, and closes. */
    public void disconnect(String reason, boolean reconnect) {
        connections().forEach(connection -> connection.disconnect(reason, reconnect));
    }

    /** Ends all connections without a word, as a server does that stops or dies: clients see 1006. */
    public void drop() {
        connections().forEach(Connection::drop);
    }
}
