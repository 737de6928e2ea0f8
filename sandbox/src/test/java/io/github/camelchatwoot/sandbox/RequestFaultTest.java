// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelchatwoot.sandbox.fault.FaultSwitches;
import io.github.camelchatwoot.sandbox.fault.Route;
import io.github.camelchatwoot.sandbox.fault.SwitchedOn;
import io.github.camelchatwoot.sandbox.journal.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Requests that go wrong because somebody wants them to. */
class RequestFaultTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Receiver receiver = new Receiver();
    private final ChatwootSandbox sandbox = new ChatwootSandbox().start();
    private final FaultSwitches faults = sandbox.faults();
    private final Api admin = Api.admin(sandbox);
    private final String messages = "/conversations/"
            + admin.conversation(sandbox.createApiInbox("Bridge", receiver.url("/hook")), "s-1") + "/messages";

    @AfterEach
    void close() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void theThrottleAnswersTwiceAndNothingIsStored() {
        SwitchedOn fault = faults.on(Route.CREATE_MESSAGE).times(2).answer(429);

        for (int i = 0; i < 2; i++) {
            Api.Reply reply = create("no");
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.contentType()).isEqualTo("text/plain");
            assertThat(reply.text()).isEqualTo("Retry later\n");
        }
        assertThat(stored()).isEmpty();

        assertThat(create("yes").status()).isEqualTo(200);
        assertThat(stored()).containsExactly("yes");
        assertThat(fault.struck()).isEqualTo(2);
        assertThat(faults.struck()).isEqualTo(2);
    }

    @Test
    void aThrottleOfAProxySaysWhenToComeAgain() {
        faults.on(Route.CREATE_MESSAGE).answer(429);
        assertThat(raw("POST", messages)).startsWith("HTTP/1.1 429 ").doesNotContainIgnoringCase("retry-after");

        faults.clear();
        faults.on(Route.CREATE_MESSAGE).answerTooMany(Duration.ofSeconds(7));
        assertThat(raw("POST", messages)).startsWith("HTTP/1.1 429 ").containsIgnoringCase("retry-after: 7\r\n");
    }

    @Test
    void theServerStumbles() {
        faults.on(Route.CREATE_MESSAGE).times(1).answer(500);

        Api.Reply reply = create("no");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.contentType()).isEqualTo("application/json; charset=UTF-8");
        assertThat(reply.text()).isEqualTo("{\"status\":500,\"error\":\"Internal Server Error\"}");
        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void aProxyHasNoServer(int status) {
        faults.on(Route.CREATE_MESSAGE).times(1).answer(status);

        Api.Reply reply = create("no");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.contentType()).isEqualTo("text/html");
        assertThat(reply.text()).startsWith("<html>").contains("<h1>" + status);
        assertThat(stored()).isEmpty();
    }

    @Test
    void aSlowServerIsAsSlowAsTheClockSays() {
        faults.on(Route.CREATE_MESSAGE).times(1).slow(Duration.ofMinutes(10));

        CompletableFuture<Api.Reply> reply = CompletableFuture.supplyAsync(() -> create("late"));
        await().until(() -> faults.struck() == 1);
        assertThat(stored()).isEmpty();
        assertThat(reply).isNotDone();
        assertThat(sandbox.awaitIdle(Duration.ofMillis(1))).isFalse();

        sandbox.advance(Duration.ofMinutes(10));

        assertThat(reply)
                .succeedsWithin(LIMIT)
                .satisfies(late -> assertThat(late.status()).isEqualTo(200));
        assertThat(stored()).containsExactly("late");
        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
    }

    @Test
    void aSlowAnswerWhoseCallerHasGoneIsStored() throws IOException {
        faults.on(Route.CREATE_MESSAGE).times(1).slow(Duration.ofMinutes(10));
        try (Socket socket = connect()) {
            send(socket, "POST", messages);
            await().until(() -> faults.struck() == 1);
        }

        sandbox.advance(Duration.ofMinutes(10));

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(stored()).containsExactly("raw");
    }

    /** As a database does between a validation and the commit; one that comes afterwards sees what is there. */
    @Test
    void racingContactsDoNotSeeEachOthersPhoneNumbers() {
        faults.on(Route.CREATE_CONTACT).racing(Duration.ofMinutes(1));
        List<CompletableFuture<Integer>> racing = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> withNumber("+4915112345678")))
                .toList();
        await().until(() -> faults.struck() == 3);

        sandbox.advance(Duration.ofMinutes(1));

        assertThat(racing)
                .allSatisfy(each -> assertThat(each).succeedsWithin(LIMIT).isEqualTo(200));
        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        faults.clear();
        assertThat(withNumber("+4915112345678")).isEqualTo(422);
    }

    private int withNumber(String number) {
        return admin.post("/contacts", Map.of("phone_number", number)).status();
    }

    @Test
    void aConnectionIsCutBeforeTheCommit() {
        faults.on(Route.CREATE_MESSAGE).times(1).cutBeforeCommit();

        assertThat(raw("POST", messages)).isEmpty();

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(stored()).isEmpty();
        assertThat(receiver.received("message_created")).isEmpty();
    }

    @Test
    void aConnectionIsCutAfterTheCommit() {
        faults.on(Route.CREATE_MESSAGE).times(1).cutAfterCommit();

        assertThatThrownBy(() -> create("twin")).isInstanceOf(UncheckedIOException.class);

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(stored()).containsExactly("twin");
        assertThat(receiver.received("message_created")).hasSize(1);
    }

    @Test
    void anAnswerIsCutInTheMiddle() {
        faults.on(Route.CREATE_MESSAGE).times(1).cutInBody();

        String answer = raw("POST", messages);

        String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        int promised = Integer.parseInt(head.replaceAll("(?s).*content-length: (\\d+).*", "$1"));
        int came = answer.length() - head.length() - 4;
        assertThat(head).startsWith("HTTP/1.1 200 ");
        assertThat(came).isEqualTo(promised / 2).isPositive();
        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(stored()).containsExactly("raw");
        assertThat(receiver.received("message_created")).hasSize(1);
    }

    @Test
    void withoutRedisAMessageIsStoredAndRefused() {
        faults.on(Route.CREATE_MESSAGE).times(1).redisAway();

        Api.Reply reply = create("kept");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("error").asText()).startsWith("Connection refused - connect(2) for 127.0.0.1");
        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(stored()).containsExactly("kept");
        assertThat(receiver.received("message_created")).isEmpty();

        create("next");
        await().until(() -> receiver.received("message_created").size() == 1);
    }

    @Test
    void withoutRedisOtherChangesEndWithTheErrorPageAndReadingGoesOn() {
        faults.anyRoute().redisAway();

        assertThat(admin.post("/contacts", Map.of("name", "Ola", "email", "ola@example.com"))
                        .status())
                .isEqualTo(500);
        assertThat(admin.get("/contacts").status()).isEqualTo(200);
        assertThat(admin.get("/contacts").text()).contains("Ola");
        assertThat(admin.post("/contacts", Map.of("email", "bad")).status()).isEqualTo(422);
    }

    @Test
    void theJournalTellsWhatBecameOfThem() {
        faults.on(Route.CREATE_MESSAGE).times(1).answer(429);
        faults.on(Route.CREATE_MESSAGE).times(1).cutBeforeCommit();
        faults.on(Route.CREATE_MESSAGE).times(1).cutAfterCommit();
        faults.on(Route.CREATE_MESSAGE).times(1).redisAway();
        sandbox.journal().clear();

        for (int i = 0; i < 5; i++) {
            raw("POST", messages);
        }

        assertThat(sandbox.journal().requests())
                .extracting(ReceivedRequest::status)
                .containsExactly(429, 0, 0, 422, 200);
        assertThat(sandbox.journal().messages()).hasSize(3);
    }

    @Test
    void otherRoutesGoOn() {
        faults.on(Route.CREATE_MESSAGE).answer(500);

        assertThat(admin.get(messages).status()).isEqualTo(200);
        assertThat(admin.post("/contacts", Map.of("name", "Ola")).status()).isEqualTo(200);
        assertThat(faults.struck()).isZero();
    }

    @Test
    void thePageAndTheControlAreSpared() {
        faults.anyRoute().answer(502);
        Api visitor = Api.anonymous(sandbox);

        assertThat(visitor.get("/").status()).isEqualTo(200);
        assertThat(visitor.get("/page/session.json").status()).isEqualTo(200);
        assertThat(visitor.get("/sandbox/faults").status()).isEqualTo(200);
        assertThat(visitor.get("/api").status()).isEqualTo(502);
        assertThat(visitor.get("/nowhere").status()).isEqualTo(502);
    }

    @Test
    void theOldestFaultStrikesFirst() {
        faults.on(Route.CREATE_MESSAGE).times(1).answer(429);
        faults.anyRoute().times(1).answer(500);

        assertThat(create("1").status()).isEqualTo(429);
        assertThat(create("2").status()).isEqualTo(500);
        assertThat(create("3").status()).isEqualTo(200);
    }

    @Test
    void aRemovedFaultStrikesNoMore() {
        SwitchedOn fault = faults.on(Route.CREATE_MESSAGE).answer(500);
        assertThat(create("1").status()).isEqualTo(500);

        fault.remove();
        fault.remove();

        assertThat(create("2").status()).isEqualTo(200);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void chanceRepeatsWithItsSeed() {
        faults.on(Route.CREATE_MESSAGE).share(0.5).answer(429);
        faults.seed(42);
        List<Integer> first = statuses(40);
        faults.seed(42);
        List<Integer> second = statuses(40);
        faults.seed(43);
        List<Integer> other = statuses(40);

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(first).contains(429, 200);
    }

    @Test
    void chanceIsTheSameInEverySandbox() {
        faults.on(Route.CREATE_MESSAGE).share(0.3).answer(429);
        List<Integer> here = statuses(30);
        try (ChatwootSandbox another = new ChatwootSandbox().start()) {
            another.faults().anyRoute().share(0.3).answer(429);
            List<Integer> there = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                there.add(Api.anonymous(another).get("/health").status());
            }
            assertThat(there).isEqualTo(here);
        }
    }

    @Test
    void theFrequentRoutesAreRoutes() {
        assertThat(Route.values())
                .allSatisfy(route -> assertThatCode(() -> faults.on(route)).doesNotThrowAnyException());
    }

    @Test
    void aRouteMayNameItsVariablesAsItLikes() {
        faults.route("post", "/api/v1/accounts/{account_id}/conversations/{id}/messages")
                .answer(429);

        assertThat(create("no").status()).isEqualTo(429);
    }

    @Test
    void anUnknownRouteNamesNearOnes() {
        assertThatThrownBy(() -> faults.route("POST", "/api/v1/accounts/{account}/conversations/7/mesages"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no route POST /api/v1/accounts/{account}/conversations/7/mesages")
                .hasMessageContaining("POST /api/v1/accounts/{account}/conversations/{conversation}/messages");
        assertThatThrownBy(() -> faults.route("GET", "/sandbox/faults")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesOutOfBoundsAreRefused() {
        assertThatThrownBy(() -> faults.anyRoute().times(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> faults.anyRoute().share(1.5)).hasMessageContaining("at most 1");
        assertThatThrownBy(() -> faults.anyRoute().answer(418)).hasMessageContaining("429, 500");
        assertThatThrownBy(() -> faults.anyRoute().slow(Duration.ofSeconds(-1))).hasMessageContaining("between 0");
    }

    @Test
    void closingDoesNotWaitForDelayedAnswers() {
        faults.on(Route.CREATE_MESSAGE).slow(Duration.ofHours(1));
        CompletableFuture<Api.Reply> reply = CompletableFuture.supplyAsync(() -> create("never"));
        await().until(() -> faults.struck() == 1);

        long begun = System.nanoTime();
        sandbox.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThatThrownBy(() -> reply.get(2, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UncheckedIOException.class);
    }

    private Api.Reply create(String content) {
        return admin.post(messages, Map.of("content", content));
    }

    private List<Integer> statuses(int count) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(create("x").status());
        }
        return statuses;
    }

    private List<String> stored() {
        return admin.get(messages).json().path("payload").findValuesAsText("content").stream()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Everything that comes until the server closes the connection. */
    private String raw(String method, String path) {
        try (Socket socket = connect()) {
            send(socket, method, path);
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port());
        socket.setSoTimeout((int) LIMIT.toMillis());
        return socket;
    }

    private void send(Socket socket, String method, String path) throws IOException {
        String body = "{\"content\":\"raw\"}";
        String request = method + " /api/v1/accounts/1" + path + " HTTP/1.1\r\nHost: sandbox\r\n"
                + "api-access-token: " + sandbox.adminToken() + "\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(UTF_8));
    }
}
