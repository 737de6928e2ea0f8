// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A client of the WebSocket that keeps what it hears. Safe for any thread. */
final class CableClient implements WebSocket.Listener, AutoCloseable {
    static final String PROTOCOL = "actioncable-v1-json";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int ABNORMAL = 1006;

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;
    private volatile int closed;

    CableClient(ChatwootSandbox sandbox) {
        this(sandbox, PROTOCOL, "actioncable-unsupported");
    }

    CableClient(ChatwootSandbox sandbox, String... protocols) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().header("Origin", "https://elsewhere.example");
        if (protocols.length > 0) {
            builder.subprotocols(
                    protocols[0],
                    List.of(protocols).subList(1, protocols.length).toArray(String[]::new));
        }
        URI uri = URI.create(sandbox.baseUrl().replace("http:", "ws:") + "/cable");
        socket = builder.buildAsync(uri, this).join();
    }

    /** A connected and subscribed user. */
    static CableClient user(ChatwootSandbox sandbox, Api api) {
        CableClient client = new CableClient(sandbox);
        client.confirmed(client.subscribe(userIdentifier(api)));
        return client;
    }

    /** A connected and subscribed customer. */
    static CableClient contact(ChatwootSandbox sandbox, String pubsubToken) {
        CableClient client = new CableClient(sandbox);
        client.confirmed(client.subscribe(Map.of("channel", "RoomChannel", "pubsub_token", pubsubToken)));
        return client;
    }

    static Map<String, Object> userIdentifier(Api api) {
        JsonNode profile = api.get("/api/v1/profile").json();
        Map<String, Object> identifier = new LinkedHashMap<>();
        identifier.put("channel", "RoomChannel");
        identifier.put("pubsub_token", profile.path("pubsub_token").asText());
        identifier.put("account_id", profile.path("account_id").asLong());
        identifier.put("user_id", profile.path("id").asLong());
        return identifier;
    }

    String protocol() {
        return socket.getSubprotocol();
    }

    /** Gives back the identifier as it went out. */
    String subscribe(Map<String, ?> identifier) {
        String json = write(identifier);
        command("subscribe", json, null);
        return json;
    }

    void command(String command, String identifier, @Nullable Map<String, ?> data) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("command", command);
        frame.put("identifier", identifier);
        if (data != null) {
            frame.put("data", write(data));
        }
        send(write(frame));
    }

    void updatePresence(String identifier) {
        command("message", identifier, Map.of("action", "update_presence"));
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    void confirmed(String identifier) {
        Awaitility.await().until(() -> !confirmations(identifier).isEmpty());
    }

    List<String> confirmations(String identifier) {
        String frame = "{\"identifier\":" + write(identifier) + ",\"type\":\"confirm_subscription\"}";
        return frames.stream().filter(frame::equals).toList();
    }

    /** What came so far, as it came. */
    List<String> frames() {
        return List.copyOf(frames);
    }

    /** The data of the events of a name. */
    List<JsonNode> events(String name) {
        List<JsonNode> found = new ArrayList<>();
        for (String frame : frames) {
            JsonNode message = read(frame).path("message");
            if (message.path("event").asText().equals(name)) {
                found.add(message.path("data"));
            }
        }
        return found;
    }

    /** The names of the events that came so far, without those about presence. */
    List<String> names() {
        return frames.stream()
                .map(frame -> read(frame).path("message").path("event").asText())
                .filter(name -> !name.isEmpty() && !name.equals("presence.update"))
                .toList();
    }

    /** Waits for an event and gives back its data. */
    JsonNode await(String name) {
        Awaitility.await(name).until(() -> !events(name).isEmpty());
        return events(name).get(0);
    }

    /** Forgets what came so far. */
    void clear() {
        frames.clear();
    }

    /** The code of the close, 0 while open. */
    int closeCode() {
        return closed;
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            frames.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed = code;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed = ABNORMAL;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
