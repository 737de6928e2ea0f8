// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The sandbox' own interface over HTTP. */
class ControlTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String FAULTS = "/sandbox/faults";

    private final ChatwootSandbox sandbox = new ChatwootSandbox().start();
    private final Api admin = Api.admin(sandbox);
    private final Api control = Api.anonymous(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aFaultIsSwitchedOnCountedAndSwitchedOff() {
        Map<String, Object> wish = Map.of(
                "on",
                "rest",
                "kind",
                "429",
                "method",
                "POST",
                "path",
                "/api/v1/accounts/{account}/contacts",
                "times",
                2,
                "retry_after_ms",
                3000);

        Api.Reply added = control.post(FAULTS, wish);

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.contentType()).startsWith("application/json");
        assertThat(added.json().path("struck").asLong()).isZero();
        wish.forEach((field, value) ->
                assertThat(added.json().path(field).asText()).as(field).isEqualTo(String.valueOf(value)));

        assertThat(admin.post("/contacts", Map.of("name", "Ola")).status()).isEqualTo(429);
        String one = FAULTS + '/' + added.id();
        assertThat(control.get(one).json().path("struck").asLong()).isEqualTo(1);
        assertThat(control.get(FAULTS).json().path("struck").asLong()).isEqualTo(1);
        assertThat(control.delete(one).status()).isEqualTo(200);

        assertThat(admin.post("/contacts", Map.of("name", "Ola")).status()).isEqualTo(200);
        assertThat(control.get(one).status()).isEqualTo(404);
        assertThat(control.delete(one).json().path("error").asText()).contains("There is no fault " + added.id());
    }

    @Test
    void allFaultsAreSwitchedOffAtOnce() {
        control.post(FAULTS, Map.of("on", "rest", "kind", "500"));
        control.post(FAULTS, Map.of("on", "rest", "kind", "slow", "delay_ms", 10));
        assertThat(control.get(FAULTS).json().path("faults")).hasSize(2);

        assertThat(control.delete(FAULTS).json().path("faults")).hasSize(2);

        assertThat(control.get(FAULTS).json().path("faults")).isEmpty();
        assertThat(admin.get("/contacts").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'on':'rest','kind':'cut-after-commit'}",
                "{'on':'rest','kind':'slow','delay_ms':5,'share':0.25}",
                "{'on':'webhook','kind':'lost','event':'message_created','receiver':'inbox'}",
                "{'on':'webhook','kind':'doubled','url':'http://127.0.0.1/x','same_id':false}",
                "{'on':'webhook','kind':'reordered','limit_ms':70,'times':3}",
                "{'on':'webhook','kind':'old-timestamp','age_ms':900000}",
                "{'on':'cable','kind':'deaf','subscriber':'contact'}",
                "{'on':'cable','kind':'reordered','limit_ms':70}"
            })
    void aFaultIsShownAsItWasAskedFor(String text) throws IOException {
        byte[] wish = text.replace('\'', '"').getBytes(UTF_8);

        JsonNode shown = control.send("POST", FAULTS, "application/json", wish).json();

        JsonNode asked = Json.read(wish);
        asked.fieldNames()
                .forEachRemaining(name -> assertThat(shown.path(name)).as(name).isEqualTo(asked.path(name)));
        assertThat(shown).hasSize(asked.size() + 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"kind":"500"}                                              | on is missing
                    {"on":"mail","kind":"500"}                                  | on is "mail": send one of rest, webhook, cable
                    {"on":"rest"}                                               | kind is missing
                    {"on":"rest","kind":500}                                    | kind is 500: send a text
                    {"on":"rest","kind":"418"}                                  | send one of 429, 500
                    {"on":"webhook","kind":"slow"}                              | send one of lost
                    {"on":"cable","kind":"slow"}                                | send one of half-open
                    {"on":"rest","kind":"slow"}                                 | delay_ms is missing
                    {"on":"rest","kind":"slow","delay_ms":-1}                   | between 0 and 24 hours
                    {"on":"rest","kind":"slow","delay_ms":"3s"}                 | delay_ms is "3s": send a whole number
                    {"on":"rest","kind":"500","times":0}                        | at least 1
                    {"on":"rest","kind":"500","share":0}                        | above 0 and at most 1
                    {"on":"rest","kind":"500","share":"all"}                    | share is "all": send a number
                    {"on":"rest","kind":"500","share":0.5,"times":1}            | exclude each other
                    {"on":"rest","kind":"500","path":"/api"}                    | method is missing
                    {"on":"rest","kind":"500","method":"GET","path":"/apy"}     | Near: GET /api
                    {"on":"rest","kind":"500","method":"GET","path":"/page/x"}  | No fault hits /page/x
                    {"on":"rest","kind":"500","event":"message_created"}        | event means nothing here
                    {"on":"webhook","kind":"doubled","same_id":1}               | same_id is 1: send true or false
                    {"on":"webhook","kind":"lost","receiver":"me"}              | send one of account, inbox, bot
                    []                                                          | on is missing
                    """)
    void aWishThatMakesNoSenseIsRefusedInWords(String wish, String words) {
        Api.Reply reply = control.send("POST", FAULTS, "application/json", wish.getBytes(UTF_8));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("error").asText()).contains(words);
        assertThat(control.get(FAULTS).json().path("faults")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "webhook", "cable"})
    void theReadmeTellsAllKinds(String on) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String error = control.post(FAULTS, Map.of("on", on, "kind", "?"))
                .json()
                .path("error")
                .asText();

        String[] kinds = error.substring(error.indexOf("one of ") + 7).split(", ");

        assertThat(kinds)
                .hasSizeGreaterThan(4)
                .allSatisfy(kind -> assertThat(readme).contains('`' + kind + '`'));
    }

    @Test
    void whatIsNotJsonIsRefused() {
        byte[] body = "{\"on\":".getBytes(UTF_8);
        assertThat(control.send("POST", FAULTS, "application/json", body).status())
                .isEqualTo(400);
        assertThat(control.get("/sandbox/nothing").status()).isEqualTo(404);
        assertThat(control.get("/sandbox/nothing").json().path("error").asText())
                .contains("GET /sandbox/nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void formsOfForeignPagesAreRefused(String type) {
        byte[] body = "{\"on\":\"rest\",\"kind\":\"500\"}".getBytes(UTF_8);

        assertThat(control.send("POST", FAULTS, type, body).status()).isEqualTo(415);

        assertThat(control.get(FAULTS).json().path("faults")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1", "http://localhost.evil.example:PORT"})
    void foreignPagesAreRefused(String origin) throws Exception {
        assertThat(fromPage(origin, "POST").statusCode()).isEqualTo(403);
        assertThat(fromPage(origin, "DELETE").statusCode()).isEqualTo(403);
        assertThat(fromPage(origin, "GET").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:PORT", "http://localhost:PORT"})
    void ownPagesAreLetIn(String origin) throws Exception {
        assertThat(fromPage(origin, "POST").statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> fromPage(String origin, String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + FAULTS))
                .method(method, BodyPublishers.ofString("{\"on\":\"rest\",\"kind\":\"500\"}"))
                .header("Content-Type", "application/json")
                .header("Origin", origin.replace("PORT", String.valueOf(sandbox.port())))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void chanceRepeatsWithItsSeed() {
        assertThat(control.send("PUT", "/sandbox/faults/seed", Map.of("seed", 42))
                        .json()
                        .path("seed")
                        .asLong())
                .isEqualTo(42);
        assertThat(control.get(FAULTS).json().path("seed").asLong()).isEqualTo(42);
    }

    @Test
    void timeIsMovedOn() {
        Instant before =
                Instant.parse(control.get("/sandbox/time").json().path("now").asText());

        Api.Reply reply = control.post("/sandbox/time", Map.of("advance_ms", 3_600_000));

        assertThat(Instant.parse(reply.json().path("now").asText())).isAfterOrEqualTo(before.plusSeconds(3600));
        assertThat(control.post("/sandbox/time", Map.of("advance_ms", -1)).status())
                .isEqualTo(422);
        assertThat(control.post("/sandbox/time", Map.of()).status()).isEqualTo(422);
    }

    @Test
    void theServerIsRestarted() {
        admin.post("/contacts", Map.of("name", "Ola", "email", "ola@example.com"));

        assertThat(control.post("/sandbox/restart", Map.of("down_ms", 600_000)).status())
                .isEqualTo(202);
        await().until(() -> isClosed(sandbox.port()));
        sandbox.advance(Duration.ofMinutes(10));

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(admin.get("/contacts").text()).contains("Ola");
    }

    private static boolean isClosed(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (ConnectException e) {
            return true;
        }
    }
}
