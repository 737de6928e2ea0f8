// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.recorded.Effect;
import io.github.camelchatwoot.recorded.Frame;
import io.github.camelchatwoot.recorded.Timeline;
import io.github.camelchatwoot.recorded.Timeline.Direction;
import io.github.camelchatwoot.recorded.Timeline.Line;
import io.github.camelchatwoot.sandbox.replay.Deviation.What;

/**
 * Sends the client's frames of the recorded conversations over a WebSocket, and compares what the server says: the
 * frames but for pings, and their order by kind. They were recorded after file 06, with its customer.
 */
final class TimelineReplay {

    /** What happened to the server, by the words of the note, and how the same is done to the double. */
    private static final Map<String, Event> EVENTS =
            Map.of("server process gets SIGTERM", Scene::restart, "server process gets SIGKILL", Scene::restart);

    /** Clients that ask for something else than Chatwoot's do. */
    private static final Map<String, Opening> OPENINGS = Map.of(
            "no-subprotocol", new Opening(List.of(), Optional.empty()),
            "wrong-subprotocol", new Opening(List.of("soap"), Optional.empty()),
            "other-origin", new Opening(Connection.PROTOCOLS, Optional.of("http://elsewhere.example.com")));

    private static final String CUSTOMER_SAYS =
            "/public/api/v1/inboxes/{inboxIdentifier}/contacts/{clientSource}/conversations/{clientConv}/messages";
    private static final String USER_SAYS = "/api/v1/accounts/{account}/conversations/{clientConv}/messages";

    private static final Opening USUAL = new Opening(Connection.PROTOCOLS, Optional.empty());

    private final Scene scene;
    /** As the recording tells it, in milliseconds. */
    private long time;

    private record Opening(List<String> protocols, Optional<String> origin) {}

    /** Something that happens to the server. */
    private interface Event {
        void happen(Scene scene) throws InterruptedException;
    }

    TimelineReplay(Scene scene) {
        this.scene = scene;
    }

    /** Those in which something happens to the server that cannot be done to the double. */
    static List<Timeline> notPlayable() {
        return Timeline.all().stream()
                .filter(timeline -> events(timeline).anyMatch(event -> !EVENTS.containsKey(event)))
                .toList();
    }

    private static Stream<String> events(Timeline timeline) {
        return timeline.lines().stream()
                .filter(line -> line.direction() == Direction.NOTE)
                .map(Line::data)
                .filter(note -> !note.startsWith("REST answer"));
    }

    /** Plays them in the order and at the distances in which they were recorded. */
    List<Outcome> run() throws InterruptedException {
        scene.advance(FileReplay.PRESENCE); // nobody is online when they begin
        List<Timeline> timelines = new ArrayList<>(Timeline.all());
        timelines.removeAll(notPlayable());
        timelines.sort(Comparator.comparingLong(timeline -> begin(timeline).orElse(Long.MAX_VALUE)));
        List<Outcome> outcomes = new ArrayList<>();
        scene.stopClock();
        time = begin(timelines.get(0)).orElseThrow();
        for (Timeline timeline : timelines) {
            long begin = begin(timeline).orElse(time + FileReplay.PRESENCE.toMillis()); // some were recorded much later
            passTo(begin);
            outcomes.add(play(timeline, begin));
        }
        scene.startClock();
        return outcomes;
    }

    /** In milliseconds; only pings tell the time. */
    private static OptionalLong begin(Timeline timeline) {
        return timeline.lines().stream()
                .filter(line -> line.data().contains("\"type\":\"ping\""))
                .mapToLong(line -> Texts.parse(line.data()).path("message").asLong() * 1000 - line.ms())
                .findFirst();
    }

    private void passTo(long moment) {
        if (moment > time) {
            scene.advance(Duration.ofMillis(moment - time));
            time = moment;
        }
    }

    private Outcome play(Timeline timeline, long begin) throws InterruptedException {
        Outcome.Builder outcome = new Outcome.Builder("cable/" + timeline.name());
        List<String> got = new CopyOnWriteArrayList<>();
        Opening opening = OPENINGS.getOrDefault(timeline.name(), USUAL);
        String origin = opening.origin().orElse(scene.baseUrl());
        try (Connection connection = Connection.open(scene.baseUrl(), opening.protocols(), origin, got::add)) {
            if (!opening.protocols().isEmpty() && connection.protocol().isEmpty()) {
                compareEnd(timeline, "Server sent no subprotocol", outcome);
                return outcome.build(); // where clients give up
            }
            play(timeline, begin, connection);
            compareEnd(timeline, end(timeline, connection), outcome);
        }
        compare(
                frames(timeline.lines().stream()
                        .filter(line -> line.direction() == Direction.IN)
                        .map(Line::data)),
                frames(got.stream().map(scene::recorded)),
                outcome);
        return outcome.build();
    }

    private void play(Timeline timeline, long begin, Connection connection) throws InterruptedException {
        Set<String> said = new HashSet<>();
        settle(connection);
        for (Line line : timeline.lines()) {
            passTo(begin + line.ms());
            switch (line.direction()) {
                case OUT -> {
                    settle(connection);
                    connection.send(scene.present(line.data()));
                }
                case IN -> {
                    JsonNode message = Texts.parse(line.data()).path("message");
                    if (message.path("event").asText().equals("message.created")
                            && said.add(message.at("/data/content").asText())) {
                        settle(connection);
                        say(message.path("data"));
                    }
                }
                case NOTE -> {
                    Event event = EVENTS.get(line.data());
                    if (event != null) {
                        settle(connection);
                        event.happen(scene);
                    }
                }
                case CLOSE, ERROR -> {}
            }
        }
        if (events(timeline).findAny().isEmpty()) {
            settle(connection);
        }
    }

    private void settle(Connection connection) throws InterruptedException {
        scene.settle();
        connection.settle();
    }

    /** Sends the message that a recorded frame tells of, as it was sent: by a user, or else by the customer. */
    private void say(JsonNode data) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.set("content", data.path("content"));
        if (data.has("echo_id")) {
            message.set("echo_id", data.path("echo_id"));
        }
        JsonNode user = data.path("performer");
        if (user.isMissingNode()) {
            scene.send("POST", CUSTOMER_SAYS, message, "none");
            return;
        }
        if (data.path("sender_type").asText().equals("Contact")) {
            message.put("message_type", "incoming");
        }
        boolean agent = user.path("id").asText().equals(scene.variables.text("agentId"));
        scene.send("POST", USER_SAYS, message, agent ? "agent" : "admin");
    }

    /** How it ended, in the words of the recording; empty where that was not recorded. */
    private static String end(Timeline timeline, Connection connection) throws InterruptedException {
        if (lastWords(timeline).isEmpty()) {
            return "";
        }
        if (events(timeline).findAny().isEmpty()) {
            connection.leave();
        }
        return String.valueOf(connection.end());
    }

    private static String lastWords(Timeline timeline) {
        return timeline.lines().stream()
                .filter(line -> line.direction() == Direction.CLOSE || line.direction() == Direction.ERROR)
                .map(Line::data)
                .findFirst()
                .orElse("");
    }

    private static void compareEnd(Timeline timeline, String got, Outcome.Builder outcome) {
        String want = lastWords(timeline);
        if (!want.equals(got)) {
            outcome.deviation(What.STATUS, "/", want + " ≠ " + got);
        }
    }

    private static List<Effect> frames(Stream<String> texts) {
        return texts.filter(text -> !text.contains("\"type\":\"ping\""))
                .<Effect>map(text -> new Frame("client", text))
                .toList();
    }

    private void compare(List<Effect> want, List<Effect> got, Outcome.Builder outcome) {
        outcome.effects(Effects.match(want, got, scene.comparison));
        List<String> wanted = want.stream().map(Effects::name).toList();
        List<String> gotten = new ArrayList<>(got.stream().map(Effects::name).toList());
        while (gotten.size() > wanted.size() && Effects.isOptional(gotten.get(gotten.size() - 1))) {
            gotten.remove(gotten.size() - 1); // the recorded client had gone before it was told who is online
        }
        if (!wanted.equals(gotten)) {
            outcome.deviation(What.EFFECTS, "order", wanted + " ≠ " + gotten);
        }
    }
}
