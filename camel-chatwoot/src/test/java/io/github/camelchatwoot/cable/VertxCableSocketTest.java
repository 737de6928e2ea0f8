// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.camelchatwoot.cable.CableStatus.Phase;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelchatwoot.cable.LiveCable.patiently;
import static org.assertj.core.api.Assertions.assertThat;

/** What real sockets can do to a connection. */
@Timeout(120)
class VertxCableSocketTest {

    private static final int WINDOW = 8;
    private static final CableSettings NARROW = LiveCable.QUICK.withWindow(WINDOW);
    private static final int KILO = 1024;

    /** For what is not answered. */
    private static final CableSettings HASTY = new CableSettings(
            NARROW.ticket(),
            Duration.ofMillis(500),
            NARROW.welcome(),
            NARROW.confirmation(),
            NARROW.silence(),
            Duration.ofMillis(200),
            NARROW.backoff(),
            WINDOW,
            null);

    private static LiveCable to(CableServer server, int maxMessageSize) {
        VertxCableSockets.Settings settings = new VertxCableSockets.Settings(
                URI.create(server.url()), LiveCable.PATIENCE, maxMessageSize, null, null, null);
        return new LiveCable(NARROW, settings, LiveCable.always(ScriptedCable.DORA)).start();
    }

    private static LiveCable to(CableServer server) {
        return to(server, VertxCableSockets.Settings.DEFAULT_MAX_MESSAGE_SIZE);
    }

    private static CableServer welcoming() {
        return new CableServer(CableServer.options(), CableServer::welcome);
    }

    private static ServerWebSocket only(CableServer server) {
        return server.sockets.get(0);
    }

    private static String event(int number, int padding) {
        return ScriptedCable.event("e" + number + "-" + "x".repeat(padding));
    }

    @Test
    void aMessageInPartsIsOneMessage() {
        try (CableServer server = welcoming();
                LiveCable cable = to(server).confirmed()) {
            List<String> events =
                    IntStream.range(0, 40).mapToObj(i -> event(i, 1_000)).toList();
            for (String event : events) {
                byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
                for (int at = 0; at < bytes.length; at += 100) {
                    Buffer part = Buffer.buffer().appendBytes(bytes, at, Math.min(100, bytes.length - at));
                    boolean last = at + 100 >= bytes.length;
                    String text = part.toString();
                    only(server)
                            .writeFrame(
                                    at == 0
                                            ? WebSocketFrame.textFrame(text, last)
                                            : WebSocketFrame.continuationFrame(part, last));
                    only(server).writePing(Buffer.buffer("between"));
                }
            }

            patiently().until(() -> cable.ears.events.size() == events.size());
            assertThat(cable.ears.events).isEqualTo(events);
        }
    }

    @Test
    void aLongMessageIsTaken() {
        String event = event(0, 9 * KILO * KILO);
        try (CableServer server = welcoming();
                LiveCable cable = to(server).confirmed()) {
            only(server).writeTextMessage(event);

            patiently().until(() -> !cable.ears.events.isEmpty());
            assertThat(cable.ears.events.get(0)).isEqualTo(event);
        }
    }

    @Test
    void aFrameThatIsTooLongEndsTheSocket() {
        try (CableServer server = welcoming();
                LiveCable cable = to(server, 10 * KILO).confirmed()) {
            only(server).writeTextMessage(event(0, 20 * KILO));

            cable.confirmed(2);
            assertThat(cable.ears.troubles.get(0)).contains("10240");
            assertThat(cable.ears.events).isEmpty();
        }
    }

    @Test
    void partsThatAreTooLongTogetherEndTheSocket() {
        try (CableServer server = welcoming();
                LiveCable cable = to(server, 10 * KILO).confirmed()) {
            only(server).writeFrame(WebSocketFrame.textFrame("x".repeat(8 * KILO), false));
            only(server).writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("x".repeat(8 * KILO)), false));

            cable.confirmed(2);
            assertThat(cable.ears.troubles.get(0)).isEqualTo("a message is longer than 10240 bytes");
        }
    }

    @Test
    void bytesThatAreNoTextAreNobodysMessage() {
        try (CableServer server = welcoming();
                LiveCable cable = to(server).confirmed()) {
            for (int i = 0; i < 3 * WINDOW; i++) {
                only(server).writeBinaryMessage(Buffer.buffer(new byte[] {1, 2, 3}));
            }
            only(server).writeTextMessage(event(0, 0));

            patiently().until(() -> !cable.ears.events.isEmpty());
            assertThat(cable.status().unknown()).isEqualTo(3L * WINDOW);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 503})
    void anAnswerThatIsNoWebSocketIsTrouble(int status) {
        try (FakeServer server = FakeServer.answering(Reply.empty(status));
                LiveCable cable = new LiveCable(
                                NARROW,
                                LiveCable.at("http://localhost:" + server.port()),
                                LiveCable.always(ScriptedCable.DORA))
                        .start()) {
            patiently().until(() -> !cable.ears.troubles.isEmpty());
            assertThat(cable.ears.troubles.get(0)).isEqualTo("the server refuses the WebSocket with status " + status);
        }
    }

    @Test
    void anotherProtocolIsRefused() {
        HttpServerOptions options = CableServer.options().setWebSocketSubProtocols(List.of("actioncable-unsupported"));
        try (CableServer server = new CableServer(options, CableServer::welcome);
                LiveCable cable = to(server)) {
            patiently().until(() -> !cable.ears.troubles.isEmpty());
            assertThat(cable.ears.troubles.get(0))
                    .isEqualTo("the server speaks another protocol: actioncable-unsupported");
            assertThat(cable.status().opened()).isZero();
        }
    }

    @Test
    void aServerThatDoesNotAnswerTheHandshakeIsGivenUp() {
        try (ServerSocket silent = listening();
                LiveCable cable = new LiveCable(
                                HASTY,
                                LiveCable.at("http://localhost:" + silent.getLocalPort()),
                                LiveCable.always(ScriptedCable.DORA))
                        .start()) {
            patiently().until(() -> !cable.ears.troubles.isEmpty());
            assertThat(cable.ears.troubles.get(0)).isEqualTo("the socket is not open after 500 ms");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void stoppingWhileItOpensLeavesNothing() {
        try (ServerSocket silent = listening()) {
            LiveCable cable = new LiveCable(
                            NARROW,
                            LiveCable.at("http://localhost:" + silent.getLocalPort()),
                            LiveCable.always(ScriptedCable.DORA))
                    .start();
            patiently().until(() -> cable.status().phase() == Phase.CONNECTING);
            try (java.net.Socket accepted = silent.accept()) {
                cable.close();
                accepted.setSoTimeout(5_000);
                while (accepted.getInputStream().read() >= 0) {} // the request, and then its end
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getByName("localhost"));
    }

    @Test
    void aServerThatDoesNotSayGoodbyeIsTornDown() {
        try (CableServer server = welcoming();
                LiveCable cable = new LiveCable(HASTY, LiveCable.at(server.url()), LiveCable.always(ScriptedCable.DORA))
                        .start()
                        .confirmed()) {
            only(server).pause();
            IntStream.range(0, 5).forEach(i -> only(server).fetch(1));
            cable.connection.renew("for a reason", false);

            cable.confirmed(2);
            patiently().until(() -> server.open() == 1);
        }
    }

    @Test
    void whatTheServerSaysAtTheEndStaysInOneLine() {
        try (CableServer server = welcoming();
                LiveCable cable = to(server).confirmed()) {
            only(server).close((short) 4001, "go\naway");

            cable.confirmed(2);
            assertThat(cable.ears.troubles).containsExactly("the connection was closed: 4001, go?away");
        }
    }

    @Test
    void itIsReachedOverIpVersion6() {
        try (CableServer server = new CableServer(CableServer.options().setHost("::1"), CableServer::welcome);
                LiveCable cable = new LiveCable(
                                NARROW,
                                LiveCable.at("http://[::1]:" + server.port()),
                                LiveCable.always(ScriptedCable.DORA))
                        .start()) {
            cable.confirmed();
            assertThat(server.sockets.get(0).headers().get("Host")).isEqualTo("[::1]:" + server.port());
        }
    }

    @Test
    void theHandshakeSaysWhoComes() {
        try (CableServer server = welcoming();
                LiveCable cable = to(server).confirmed()) {
            assertThat(cable.status().opened()).isEqualTo(1);
            assertThat(only(server).headers().get("User-Agent")).isEqualTo("camel-chatwoot");
            assertThat(only(server).headers().get("Host")).isEqualTo("localhost:" + server.port());
            assertThat(only(server).headers().get("Sec-WebSocket-Protocol"))
                    .isEqualTo("actioncable-v1-json,actioncable-unsupported");
            assertThat(only(server).headers().contains("Origin")).isFalse();
        }
    }
}
