// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.webchat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** Stands in for a page in a browser: signs in, and says and hears the same. Safe to share across threads. */
final class Page implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConcurrentLinkedQueue<JsonNode> heard = new ConcurrentLinkedQueue<>();
    private final String ticket;
    private final WebSocket socket;

    private Page(HttpClient http, Chat chat, String ticket) {
        this.ticket = ticket;
        this.socket = http.newWebSocketBuilder()
                .header("Origin", chat.pageUrl())
                .buildAsync(URI.create(chat.socketUrl()), new Ears())
                .join();
    }

    /** Signs in and says hello. */
    static Page open(Chat chat, String customer) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest signIn = HttpRequest.newBuilder(URI.create(chat.pageUrl() + "/sign-in"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(customer))
                .build();
        String answer = http.send(signIn, HttpResponse.BodyHandlers.ofString()).body();
        return open(chat, http, JSON.readTree(answer).path("ticket").asText());
    }

    /** Says hello with a ticket. */
    static Page open(Chat chat, HttpClient http, String ticket) throws IOException {
        Page page = new Page(http, chat, ticket);
        page.send(Map.of("type", "hello", "ticket", ticket));
        return page;
    }

    String ticket() {
        return ticket;
    }

    /** @param echo the page's own id of the message */
    void say(String echo, Object text) throws IOException {
        send(Map.of("type", "say", "ticket", ticket, "echo", echo, "text", text));
    }

    void send(Map<String, Object> frame) throws IOException {
        socket.sendText(JSON.writeValueAsString(frame), true).join();
    }

    /** The frames of a type, in the order in which they came. */
    List<JsonNode> heard(String type) {
        return heard.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .toList();
    }

    /** Whether it has heard a text. */
    boolean hasHeard(String text) {
        return heard("message").stream()
                .anyMatch(frame -> frame.at("/message/text").asText().equals(text));
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        socket.abort();
    }

    /** Puts the parts of texts together. */
    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(read(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private JsonNode read(String frame) {
            try {
                return Objects.requireNonNull(JSON.readTree(frame));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
