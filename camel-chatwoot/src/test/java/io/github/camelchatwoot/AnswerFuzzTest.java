// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Step;
import io.github.camelchatwoot.server.RawServer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One recorded answer of each shape, damaged: every exchange ends, with an answer or a failure that says so. The system
 * properties {@code chatwoot.seed} and {@code chatwoot.rounds} try other and more damage.
 */
class AnswerFuzzTest {

    private static final long SEED = Long.getLong("chatwoot.seed", 20_250_101L);
    private static final int ROUNDS = Integer.getInteger("chatwoot.rounds", 12);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] TYPES = {
        "application/json",
        "Application/JSON;charset=utf-16",
        "text/html",
        "text/csv",
        "application/octet-stream",
        "",
        ";",
        "application/json, text/html",
        "application/vnd.api+json"
    };

    private static volatile byte[] answer = {};
    private static RawServer server;
    private static TestRoute route;

    @BeforeAll
    static void start() {
        server = RawServer.talking(socket -> {
            RawServer.readRequest(socket);
            socket.getOutputStream().write(answer);
        });
        route = AnyOperation.route(server.url(), "callTimeout=5s");
    }

    @AfterAll
    static void stop() throws IOException {
        route.close();
        server.close();
    }

    /** An answer for each thing, place and kind that the table knows. */
    static Stream<RecordedCall> shapes() {
        Map<String, RecordedCall> shapes = new LinkedHashMap<>();
        for (Step step : Recordings.steps()) {
            RecordedCall.of(step)
                    .filter(call -> call.isAnswered() && call.step().answered().bytes().length > 0)
                    .ifPresent(call -> shapes.putIfAbsent(call.spec().reply().toString(), call));
        }
        return shapes.values().stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @SuppressWarnings("EnumOrdinal") // it only makes seeds differ
    void aDamagedAnswerIsAnAnswerOrAFailure(RecordedCall call) {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + 1_000L * call.operation().ordinal() + round;
            try {
                answer = damaged(call.step().answered().bytes(), new Random(seed));
                Exchange exchange = route.send(null, AnyOperation.headers(call.operation()));
                AnyOperation.assertEndedWell(exchange, call.operation());
            } catch (AssertionError | Exception e) {
                throw new AssertionError(call + " with -Dchatwoot.seed=" + SEED + ", round " + round, e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void anUndamagedOneIsUnderstood(RecordedCall call) throws IOException {
        String type = call.step().answered().headers().getOrDefault("content-type", "");
        answer = http(200, type, call.step().answered().bytes(), "");

        Exchange exchange = route.send(null, AnyOperation.headers(call.operation()));

        assertThat(exchange.getException()).isNull();
    }

    private static byte[] damaged(byte[] body, Random random) throws IOException {
        byte[] other = damagedBody(body, random);
        int status = random.nextInt(4) > 0
                ? 200
                : List.of(100, 204, 206, 304, 400, 401, 422, 500, 599, 999).get(random.nextInt(10));
        String type = random.nextInt(4) > 0 ? "application/json" : TYPES[random.nextInt(TYPES.length)];
        String more = random.nextInt(4) > 0
                ? ""
                : List.of(
                                "Content-Encoding: gzip\r\n",
                                "Content-Encoding: nobody-knows\r\n",
                                "Content-Length: 5\r\n",
                                "Content-Length: x\r\n",
                                "Transfer-Encoding: chunked\r\n",
                                "Set-Cookie: a=b\r\n",
                                "Location: //evil.example/" + TestRoute.TOKEN.length() + "\r\n",
                                "no colon\r\n",
                                ": no name\r\n",
                                "Folded: a\r\n b\r\n",
                                "Content-Type: text/plain\r\n",
                                "Connection: upgrade\r\nUpgrade: h2c\r\n")
                        .get(random.nextInt(12));
        byte[] all = http(status, type, other, more);
        return random.nextInt(8) > 0 ? all : cut(all, random);
    }

    private static byte[] damagedBody(byte[] body, Random random) throws IOException {
        return switch (random.nextInt(5)) {
            case 0 -> cut(body, random);
            case 1, 2 -> otherTypes(body, random);
            case 3 -> noise(body, random);
            default -> twice(body, random);
        };
    }

    private static byte[] cut(byte[] bytes, Random random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private static byte[] noise(byte[] body, Random random) {
        byte[] noisy = body.clone();
        for (int i = 0; i < 3 && noisy.length > 0; i++) {
            noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
        }
        return noisy;
    }

    /** The same with something before or behind it. */
    private static byte[] twice(byte[] body, Random random) {
        String text = new String(body, StandardCharsets.UTF_8);
        return List.of("\uFEFF" + text, text + text, text + " \n", text + "]", "\0" + text, "/**/" + text)
                .get(random.nextInt(6))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Other values in up to five places. */
    private static byte[] otherTypes(byte[] body, Random random) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (IOException notJson) {
            return noise(body, random);
        }
        List<JsonNode> places = new ArrayList<>();
        collect(root, places);
        for (int i = 0; i < 5 && !places.isEmpty(); i++) {
            replaceIn(places.get(random.nextInt(places.size())), random);
        }
        return JSON.writeValueAsBytes(random.nextInt(10) > 0 ? root : other(random));
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode() && !node.isEmpty()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }

    private static void replaceIn(JsonNode place, Random random) {
        if (place.isEmpty()) {
            return; // what was in it is gone by now
        }
        if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, other(random));
            }
        } else if (place instanceof ArrayNode array) {
            array.set(random.nextInt(array.size()), other(random));
        }
    }

    private static JsonNode other(Random random) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return List.of(
                        json.nullNode(),
                        json.booleanNode(true),
                        json.numberNode(-1),
                        json.numberNode(1.5),
                        json.numberNode(new BigInteger("9".repeat(400))),
                        json.textNode(""),
                        json.textNode("\ud83d"),
                        json.textNode("7"),
                        json.arrayNode(),
                        json.arrayNode().addNull(),
                        json.objectNode(),
                        json.objectNode().put("id", "x").put("", 1))
                .get(random.nextInt(12));
    }

    /** An answer whose connection is closed at its end, without a length. */
    private static byte[] http(int status, String type, byte[] body, String more) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String head = "HTTP/1.1 " + status + " Whatever\r\nContent-Type: " + type + "\r\n" + more
                + "Connection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        return out.toByteArray();
    }
}
