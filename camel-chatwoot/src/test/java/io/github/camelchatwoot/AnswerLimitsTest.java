// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Failure.UnexpectedAnswer;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.server.RawServer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Answers that are too long, too deep, too many or not what they say. */
class AnswerLimitsTest {

    private static final Operation CALL = Operation.GET_TEAM;
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final int MEGABYTE = 1 << 20;
    /** What the buffers between two sockets hold, generously. */
    private static final int BUFFERED = 32 * MEGABYTE;

    private static Exchange ask(RawServer.Talk talk, String options) {
        try (RawServer server = RawServer.talking(socket -> {
                    RawServer.readRequest(socket);
                    talk.on(socket);
                });
                TestRoute route = AnyOperation.route(server.url(), options)) {
            Exchange exchange = route.send(null, AnyOperation.headers(CALL));
            AnyOperation.assertEndedWell(exchange, CALL);
            return exchange;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Exchange answered(String head, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return ask(
                socket -> RawServer.write(socket, head + "Content-Length: " + length + "\r\n\r\n" + body),
                "callTimeout=10s");
    }

    private static Message understood(String json) {
        Exchange exchange = answered(OK + JSON, json);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    private static String refused(Exchange exchange) {
        assertThat(exchange.getException()).isNotNull();
        return String.valueOf(exchange.getException().getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "422 Unprocessable", "500 Error"})
    void anAnswerThatIsTooDeepIsRefused(String status) {
        for (String level : List.of("[", "{\"a\":")) {
            assertThat(refused(answered("HTTP/1.1 " + status + "\r\n" + JSON, level.repeat(10_000))))
                    .contains(status.substring(0, 3));
        }
    }

    @Test
    void fiftyMegabytesAreRead() {
        String text = "\"" + "x".repeat(MEGABYTE) + "\",";
        Message message = understood("{\"id\":8,\"texts\":[" + text.repeat(50) + "null]}");
        assertThat(message.getHeader("CamelChatwootTeamId")).isEqualTo(8L);
    }

    @Test
    void oneTextOfFiftyMegabytesIsReadOrRefused() {
        answered(OK + JSON, "{\"id\":8,\"text\":\"" + "x".repeat(50 * MEGABYTE) + "\"}");
    }

    /** Something that never ends, as the server writes it. */
    record Endless(String what, String begin, String more) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Endless> endless() {
        String much = "x".repeat(1 << 15);
        String headers = "X-Many: y\r\n".repeat(1 << 12);
        String chunked = OK + JSON + "Transfer-Encoding: chunked\r\n\r\n";
        String chunk = Integer.toHexString(much.length()) + "\r\n" + much + "\r\n";
        return Stream.of(
                new Endless("chunks", chunked, chunk),
                new Endless("no length", OK + JSON + "\r\n", much),
                new Endless("an error", "HTTP/1.1 500 Error\r\n\r\n", much),
                new Endless("a header", OK + "X-Long: ", much),
                new Endless("headers", OK, headers),
                new Endless("a status line", "HTTP/1.1 200 ", much),
                new Endless("a chunk's size", chunked, "0".repeat(1 << 15)),
                new Endless("trailers", chunked + "0\r\n", headers));
    }

    /** The heap is not filled: the server cannot get rid of much, and the connection is closed. */
    @ParameterizedTest
    @MethodSource("endless")
    void whatNeverEndsIsCutOff(Endless answer) {
        AtomicLong written = new AtomicLong();
        AtomicInteger closed = new AtomicInteger();
        Exchange exchange = ask(
                socket -> {
                    RawServer.write(socket, answer.begin());
                    pour(socket, answer.more(), written, closed);
                },
                "maxAnswerSize=" + MEGABYTE + "&callTimeout=15s");

        assertThat(exchange.getException()).as(answer.what()).isNotNull();
        if (exchange.getException() instanceof ChatwootHttpException answered) {
            assertThat(answered.getFailure()).isInstanceOf(UnexpectedAnswer.class);
            assertThat(answered).hasMessageContaining("maxAnswerSize");
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(closed).hasValue(1));
        assertThat(written.get()).as(answer.what()).isLessThan(BUFFERED);
    }

    /** Until the other side closes the connection, or far more was taken than should be. */
    private static void pour(Socket socket, String more, AtomicLong written, AtomicInteger closed) {
        byte[] bytes = more.getBytes(StandardCharsets.ISO_8859_1);
        try {
            OutputStream out = socket.getOutputStream();
            while (written.get() < 4L * BUFFERED) {
                out.write(bytes);
                written.addAndGet(bytes.length);
            }
        } catch (IOException e) {
            closed.incrementAndGet();
        }
    }

    @Test
    void anAnswerThatIsAnnouncedAsTooLongIsNotEvenRead() {
        Exchange exchange = ask(
                socket -> RawServer.write(socket, OK + JSON + "Content-Length: 999999999999\r\n\r\n{"),
                "maxAnswerSize=1000");
        assertThat(refused(exchange)).contains("more than 1000 bytes", "maxAnswerSize");
    }

    @Test
    void aLongHeaderAndManyHeadersDoNoHarm() {
        answered(OK + JSON + "X-Long: " + "x".repeat(MEGABYTE) + "\r\n", "{\"id\":8}");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.append("X-Header-").append(i).append(": ").append(i).append("\r\n");
        }
        answered(OK + JSON + many, "{\"id\":8}");
    }

    @Test
    void informationComesBeforeTheAnswer() {
        String before = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
        Exchange exchange = answered(before.repeat(3) + OK + JSON, "{\"id\":8}");
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelChatwootTeamId")).isEqualTo(8L);
    }

    @Test
    void informationWithoutEndEnds() {
        Exchange exchange = ask(
                socket -> pour(
                        socket,
                        "HTTP/1.1 103 Early Hints\r\n\r\n",
                        new AtomicLong(Long.MIN_VALUE),
                        new AtomicInteger()),
                "callTimeout=1s");
        assertThat(exchange.getException()).isInstanceOf(ChatwootUnreachableException.class);
    }

    @Test
    void theMarkOfTheByteOrderIsNotPartOfTheAnswer() {
        assertThat(understood("\uFEFF{\"id\":8}").getBody()).isEqualTo(Map.of("id", 8));
    }

    @Test
    void ofAKeyThatIsThereTwiceTheLastValueCounts() {
        assertThat(understood("{\"id\":9,\"id\":8}").getHeader("CamelChatwootTeamId"))
                .isEqualTo(8L);
    }

    /** An id that is cut is another id. */
    @ParameterizedTest
    @ValueSource(strings = {"1e999999", "1e400", "-1e999999999", "9223372036854775808", "7.5"})
    void anIdThatIsNoneBecomesNoHeader(String number) {
        assertThat(understood("{\"id\":" + number + "}").getHeader("CamelChatwootTeamId"))
                .isEqualTo(AnyOperation.headers(CALL).get("CamelChatwootTeamId"));
    }

    @Test
    void longNumbersTakeNoTime() {
        assertThat(understood("{\"id\":8,\"n\":" + "9".repeat(400) + "}").getHeader("CamelChatwootTeamId"))
                .isEqualTo(8L);
        assertThat(refused(answered(OK + JSON, "{\"id\":" + "9".repeat(MEGABYTE) + "}")))
                .contains("JSON");
        answered(OK + JSON, "[" + ("1e" + "9".repeat(300) + ",").repeat(10_000) + "1]");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        Exchange exchange = ask(
                socket -> {
                    RawServer.write(socket, OK + JSON + "Content-Length: 11\r\n\r\n{\"id\":\"");
                    socket.getOutputStream().write(new byte[] {(byte) 0xC3, (byte) 0x28, '"', '}'});
                },
                "");
        assertThat(refused(exchange)).contains("JSON");
    }

    @Test
    void anAnswerThatIsPackedThoughNobodyAskedIsRefusedOrUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new java.util.zip.GZIPOutputStream(packed)) {
            out.write("{\"id\":8}".getBytes(StandardCharsets.UTF_8));
        }
        Exchange exchange = ask(
                socket -> {
                    RawServer.write(
                            socket,
                            OK + JSON + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
                    socket.getOutputStream().write(packed.toByteArray());
                },
                "");
        if (exchange.getException() == null) {
            assertThat(exchange.getMessage().getHeader("CamelChatwootTeamId")).isEqualTo(8L);
        }
    }

    /** What stands behind an answer is not the answer to the next call. */
    @Test
    void anAnswerThatIsLongerThanItSaysAnswersNoOtherCall() throws IOException {
        String planted = OK + JSON + "Content-Length: 8\r\n\r\n{\"id\":66}".replace("8", "9");
        try (RawServer server = RawServer.talking(socket -> {
                    while (true) {
                        RawServer.readRequest(socket);
                        RawServer.write(socket, OK + JSON + "Content-Length: 8\r\n\r\n{\"id\":8}" + planted);
                    }
                });
                TestRoute route = AnyOperation.route(server.url(), "maxConnections=1")) {
            for (int i = 0; i < 20; i++) {
                Exchange exchange = route.send(null, AnyOperation.headers(CALL));
                AnyOperation.assertEndedWell(exchange, CALL);
                if (exchange.getException() == null) {
                    assertThat(exchange.getMessage().getHeader("CamelChatwootTeamId"))
                            .isEqualTo(8L);
                }
            }
        }
    }

    @Test
    void aPageOfAngleBracketsTakesNoTime() {
        for (String status : List.of("404 Not Found", "200 OK")) {
            refused(answered("HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\n", "<".repeat(3 * MEGABYTE)));
        }
    }

    @Test
    void aMessageTellsOnlyTheBeginning() {
        String names = "\"" + "field\",\"".repeat(50_000) + "\"";
        refused(answered("HTTP/1.1 422 No\r\n" + JSON, "{\"message\":\"no\",\"attributes\":[" + names + "]}"));
        refused(answered("HTTP/1.1 302 Found\r\nLocation: /" + "x".repeat(100_000) + "\r\n", ""));
        refused(answered("HTTP/1.1 500 No\r\n" + JSON, "{\"error\":{\"a\":\"" + "x".repeat(100_000) + "\"}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "text/plain"})
    void aServerThatRepeatsTheTokenDoesNotGetItIntoTheMessage(@Nullable String type) {
        String body = "{\"error\":\"<title>no " + TestRoute.TOKEN + "</title>\"}";
        for (String status : List.of("401 No", "500 No", "404 No", "422 No", "302 Found", "200 OK")) {
            Exchange exchange = answered(
                    "HTTP/1.1 " + status + "\r\nLocation: /" + TestRoute.TOKEN + "\r\nContent-Type: " + type + "\r\n",
                    body);
            if (exchange.getException() instanceof ChatwootHttpException answered && !status.startsWith("200")) {
                assertThat(answered.getResponseBody() + answered.getResponseHeaders() + answered.getRedirectLocation())
                        .doesNotContain(TestRoute.TOKEN);
            }
        }
    }
}
