// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.cable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Sender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client. Like the server it never refuses anything: what it does not understand or may not do stays without an
 * answer. Used on the event loop only.
 */
public final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final SocketLine socket;
    private final RoomChannel channel;
    private final Streams streams;
    private final Map<String, Subscription> subscriptions = new HashMap<>();
    private Line line;

    Connection(SocketLine socket, RoomChannel channel, Streams streams) {
        this.socket = socket;
        this.line = socket;
        this.channel = channel;
        this.streams = streams;
    }

    /** The identifiers that the client subscribed with, alive or not. */
    public List<String> subscriptions() {
        return List.copyOf(subscriptions.keySet());
    }

    /** Who listens, by the subscriptions that are alive. */
    public List<Sender> members() {
        List<Sender> members = new ArrayList<>();
        for (Subscription subscription : subscriptions.values()) {
            Room.Member member = subscription.room().member();
            if (member != null) {
                members.add(member.who());
            }
        }
        return members;
    }

    /** From now on nothing that the client sends is read, not even its farewell. */
    public void stopReading() {
        socket.pause();
    }

    /** What frames go out through. */
    public Line line() {
        return line;
    }

    /** From now on all frames go through another line, which may pass them on to the {@link #socket() socket}. */
    public void setLine(Line line) {
        this.line = line;
    }

    /** The line that goes to the client without any detour. */
    public Line socket() {
        return socket;
    }

    void send(Frame frame) {
        line.send(frame);
    }

    /** Takes leave with a frame, and closes. */
    public void disconnect(String reason, boolean reconnect) {
        send(Frame.disconnect(reason, reconnect));
        socket.close();
    }

    /** Ends the connection without a word: the client sees 1006. */
    public void drop() {
        socket.drop();
    }

    void receive(String text) {
        try {
            JsonNode command = Json.read(text);
            String identifier = command.path("identifier").asText();
            switch (command.path("command").asText()) {
                case "subscribe" -> subscribe(identifier);
                case "unsubscribe" -> unsubscribe(identifier);
                case "message" -> perform(identifier, command.path("data").asText());
                default -> LOG.debug("A client sent an unknown command");
            }
        } catch (IOException e) {
            LOG.debug("A client sent what is not JSON", e);
        }
    }

    private void subscribe(String identifier) throws IOException {
        JsonNode wanted = Json.read(identifier);
        if (subscriptions.containsKey(identifier)
                || !RoomChannel.NAME.equals(wanted.path("channel").asText())) {
            return;
        }
        Subscription subscription = new Subscription(this, identifier, channel.room(wanted));
        subscriptions.put(identifier, subscription);
        if (subscription.room().member() != null) {
            streams.add(subscription);
            subscription.confirm();
            channel.notePresence(subscription.room());
        }
    }

    private void unsubscribe(String identifier) {
        Subscription subscription = subscriptions.remove(identifier);
        if (subscription != null) {
            streams.remove(subscription);
        }
    }

    private void perform(String identifier, String data) throws IOException {
        Subscription subscription = subscriptions.get(identifier);
        if (subscription != null
                && "update_presence".equals(Json.read(data).path("action").asText())) {
            channel.notePresence(subscription.room());
        }
    }

    /** The client has gone. */
    void ended() {
        subscriptions.values().forEach(streams::remove);
        subscriptions.clear();
    }
}
