// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A recorded conversation over a WebSocket.
 *
 * @param name such as {@code admin-happy}
 */
public record Timeline(String name, List<Line> lines) {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> NAMES = List.of(
            "admin-happy",
            "admin-token-without-account",
            "admin-wrong-account",
            "bad-token",
            "big-frame-burst",
            "contact-happy",
            "contact-with-string-ids",
            "garbage",
            "no-subprotocol",
            "other-origin",
            "pings",
            "redis-restarts",
            "reordered-identifier",
            "server-dies",
            "server-stops",
            "subscribe-twice",
            "two-subscriptions-one-socket",
            "unknown-channel",
            "wrong-subprotocol");

    public Timeline {
        lines = List.copyOf(lines);
    }

    /** What a line tells of, seen from the client. */
    public enum Direction {
        IN,
        OUT,
        CLOSE,
        ERROR,
        NOTE
    }

    /**
     * What happened.
     *
     * @param ms milliseconds since the beginning
     * @param data a frame, or words; of an end its code
     */
    public record Line(int ms, Direction direction, String data) {}

    /** All of them. */
    public static List<Timeline> all() {
        return NAMES.stream().map(Timeline::read).toList();
    }

    private static Timeline read(String name) {
        try (InputStream in = Recordings.open("recordings/cable/" + name + ".jsonl")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Timeline(name, text.lines().map(Timeline::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            Direction direction = Direction.valueOf(line.path("dir").asText().toUpperCase(Locale.ROOT));
            String data =
                    line.path(direction == Direction.CLOSE ? "code" : "data").asText();
            return new Line(line.path("ms").asInt(), direction, data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
