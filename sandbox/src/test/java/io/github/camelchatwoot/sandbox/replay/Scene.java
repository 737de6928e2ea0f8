// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelchatwoot.recorded.Answered;
import io.github.camelchatwoot.recorded.Effect;
import io.github.camelchatwoot.recorded.Frame;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Sent;
import io.github.camelchatwoot.recorded.Step;
import io.github.camelchatwoot.recorded.Variables;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;

/** A double and everybody around it: a caller, receivers of webhooks, clients of the WebSocket. For one thread. */
final class Scene implements AutoCloseable {

    private static final String RECORDED_BASE = "http://127.0.0.1:3000";
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

    final Variables variables = new Variables();
    final Ids ids = new Ids();
    final Comparison comparison = new Comparison(ids);
    private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Map<String, Connection> connections = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final ChatwootSandbox chatwoot;
    private final Receivers receivers;
    private final Caller caller;
    private final LearnedSecrets secrets;
    private boolean clockStands;
    private volatile Clock clock = Clock.systemUTC();
    private volatile Duration advanced = Duration.ZERO;

    /**
     * Nobody is there yet.
     *
     * @param chatwoot started
     */
    Scene(ChatwootSandbox chatwoot) {
        this.chatwoot = chatwoot;
        secrets = new LearnedSecrets(() -> clock.instant().plus(advanced));
        receivers = new Receivers(hook -> arrivals.add(new Arrival(hook, secrets.check(hook))));
        caller = new Caller(chatwoot.baseUrl(), variables, receivers::present);
        variables.put("account", JsonNodeFactory.instance.numberNode(chatwoot.accountId()));
        variables.put("adminToken", new TextNode(chatwoot.adminToken()));
        variables.put("agentToken", new TextNode(chatwoot.agentToken()));
        for (String who : List.of("admin", "agent")) {
            Sent profile = request("GET", "/api/v1/profile", Optional.empty());
            variables.put(
                    who + "Id", Texts.parse(caller.send(profile, who).body()).path("id"));
        }
    }

    private static Sent request(String method, String path, Optional<JsonNode> body) {
        return new Sent(method, path, List.of(), Map.of(), body, Optional.empty(), List.of());
    }

    String baseUrl() {
        return chatwoot.baseUrl();
    }

    /** Lets the receivers answer as they did at the step. */
    void answerAs(Step step) {
        receivers.answerAs(step);
        secrets.learnRedirects(step);
    }

    /** Sends the request of a step, and remembers what its answer tells. */
    Answered send(Step step) {
        Answered answered = caller.send(step);
        JsonNode json = Texts.parse(answered.body());
        Set<String> missing = variables.capture(step.captures(), json);
        missing.forEach(name -> variables.put(name, new TextNode("not-captured")));
        step.captures()
                .forEach((name, pointer) ->
                        tokens.put(Variables.at(step.answered().json(), pointer).asText(), variables.text(name)));
        ids.learn(step, json);
        secrets.learn(json);
        return answered;
    }

    /** Sends something that is no step, and must succeed. */
    void send(String method, String path, JsonNode body, String as) {
        Answered answered = caller.send(request(method, path, Optional.of(body)), as);
        if (answered.status() != 200) {
            throw new IllegalStateException(method + " " + path + " was answered with " + answered);
        }
    }

    /** Sends the request of a step once more, for what it does to the double. */
    void repeat(Step step) {
        caller.send(step);
    }

    /** A text as the recorder would have seen it. */
    String recorded(String text) {
        return receivers.recorded(text).replace(chatwoot.baseUrl(), RECORDED_BASE);
    }

    /** A recorded text with the tokens of clients that are valid now. */
    String present(String text) {
        String present = text;
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            if (token.getKey().length() >= 24) {
                present = present.replace(token.getKey(), token.getValue());
            }
        }
        return present;
    }

    /** From now on time passes on the double only when it is told to. */
    void stopClock() {
        setClock(Clock.fixed(clock.instant(), ZoneOffset.UTC));
        clockStands = true;
    }

    /** From now on time passes by itself, too. */
    void startClock() {
        setClock(Clock.systemUTC());
        clockStands = false;
    }

    private void setClock(Clock next) {
        clock = next;
        chatwoot.setClock(next);
    }

    /** Lets time pass on the double. */
    void advance(Duration by) {
        advanced = advanced.plus(by);
        chatwoot.advance(by);
    }

    /** Waits until all that was set off has happened and has arrived, as far as it happens without the clock. */
    void settle() throws InterruptedException {
        if (!(clockStands ? chatwoot.awaitQuiet(IDLE_LIMIT) : chatwoot.awaitIdle(IDLE_LIMIT))) {
            throw new IllegalStateException("the double is still busy");
        }
        for (Connection connection : connections.values()) {
            connection.settle();
        }
    }

    /** What has arrived since the last time, as the recorder would have seen it. */
    List<Arrival> arrivals() {
        List<Arrival> taken = new ArrayList<>();
        for (Arrival next = arrivals.poll(); next != null; next = arrivals.poll()) {
            taken.add(new Arrival(recorded(next.effect()), next.proof()));
        }
        return taken;
    }

    private Effect recorded(Effect effect) {
        if (effect instanceof Frame frame) {
            return new Frame(frame.to(), recorded(frame.text()));
        }
        Hook hook = (Hook) effect;
        String body = recorded(hook.body());
        List<Map.Entry<String, String>> fields = hook.fields().stream()
                .map(field -> Map.entry(field.getKey(), header(field.getKey(), field.getValue(), hook.body(), body)))
                .toList();
        return new Hook(hook.name(), hook.to(), hook.method(), hook.url(), fields, body, hook.answered());
    }

    private String header(String name, String value, String sent, String recorded) {
        return switch (name) {
            case "Host" -> receivers.recorded("http://" + value).substring("http://".length());
            case "Content-Length" -> value.equals(length(sent)) ? length(recorded) : value;
            default -> value;
        };
    }

    private static String length(String body) {
        return String.valueOf(body.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Takes the server down for a moment; all connections are gone then. */
    void restart() throws InterruptedException {
        chatwoot.restart(Duration.ofMillis(1));
        List.copyOf(connections.keySet()).forEach(this::disconnect);
        settle();
    }

    boolean isConnected(String who) {
        return connections.containsKey(who);
    }

    /** Opens a connection of a user. */
    void connectUser(String who) throws InterruptedException {
        connect(who, identifier(who));
    }

    private JsonNode identifier(String who) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("channel", "RoomChannel")
                .put("pubsub_token", variables.text(who + "Pubsub"))
                .put("account_id", chatwoot.accountId())
                .put("user_id", Long.parseLong(variables.text(who + "Id")));
    }

    /** A sign of life of a user's client. */
    void showPresence(String who) {
        Connection connection = Objects.requireNonNull(connections.get(who));
        connection.send(JsonNodeFactory.instance
                .objectNode()
                .put("command", "message")
                .put("identifier", identifier(who).toString())
                .put("data", "{\"action\":\"update_presence\"}")
                .toString());
    }

    /** Opens a connection of a customer. */
    void connectContact(String pubsubToken) throws InterruptedException {
        connect(
                "contact",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("channel", "RoomChannel")
                        .put("pubsub_token", pubsubToken));
    }

    private void connect(String who, JsonNode identifier) throws InterruptedException {
        disconnect(who);
        Connection connection =
                Connection.open(chatwoot.baseUrl(), Connection.PROTOCOLS, chatwoot.baseUrl(), text -> take(who, text));
        connections.put(who, connection);
        connection.send(JsonNodeFactory.instance
                .objectNode()
                .put("command", "subscribe")
                .put("identifier", identifier.toString())
                .toString());
        connection.settle();
    }

    private void take(String who, String text) {
        if (!Texts.parse(text).has("type")) {
            arrivals.add(new Arrival(new Frame(who, text), Arrival.Proof.NONE));
        }
    }

    void disconnect(String who) {
        Connection open = connections.remove(who);
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        List.copyOf(connections.keySet()).forEach(this::disconnect);
        receivers.close();
    }
}
