// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelchatwoot.client.Failure.TimedOut;
import io.github.camelchatwoot.client.Failure.Unreachable;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.RawServer;
import io.github.camelchatwoot.server.Reply;
import io.github.camelchatwoot.server.TestCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of calls that nobody answers. */
class UnreachableTest {

    private static final String CALL =
            "createMessage (POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages)";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    @Test
    void aRefusedConnectionTellsThatNothingWasSent() throws IOException {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://localhost:" + socket.getLocalPort();
        }

        ChatwootUnreachableException failure = failure(nobody, "");

        assertUnreachable(failure, false);
        assertThat(failure)
                .hasMessageStartingWith(CALL + ": there is no connection to " + nobody)
                .hasMessageContaining("check baseUrl")
                .hasMessageContaining("nothing was sent");
    }

    @Test
    void anUnknownHostTellsThatNothingWasSent() {
        ChatwootUnreachableException failure = failure("http://chatwoot.invalid", "");

        assertUnreachable(failure, false);
        assertThat(failure).hasMessageContaining("there is no connection to http://chatwoot.invalid");
    }

    @Test
    void aServerWithoutTlsBehindAnHttpsAddressTellsSo() {
        try (FakeServer plain = FakeServer.answering(Reply.json(200, "{}"))) {
            ChatwootUnreachableException failure = failure("https://localhost:" + plain.port(), "?connectTimeout=300");

            assertUnreachable(failure, false);
            assertThat(failure)
                    .hasMessageContaining("there is no connection to https://localhost:" + plain.port())
                    .hasMessageContaining("connectTimeout")
                    .hasMessageContaining("whether the port speaks TLS");
            assertThat(plain.received()).isEmpty();
        }
    }

    @Test
    void aServerThatAnswersTlsWithPlainTextTellsSo() throws IOException {
        try (RawServer plain = RawServer.talking(
                socket -> RawServer.write(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"))) {
            ChatwootUnreachableException failure = failure("https://localhost:" + plain.port(), "");

            assertUnreachable(failure, false);
            assertThat(failure).hasMessageContaining("whether the port speaks TLS");
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefusedBeforeTheTokenIsSent(@TempDir Path folder) {
        Path keyStore = TestCertificate.keyStoreIn(folder);
        try (FakeServer server =
                FakeServer.answering(TestCertificate.serverContext(keyStore), Reply.json(200, "{\"id\":1}"))) {
            ChatwootUnreachableException failure = failure(server.url(), "");

            assertUnreachable(failure, false);
            assertThat(failure).hasMessageContaining("TLS failed").hasMessageContaining("sslContextParameters");
            assertThat(server.received()).isEmpty();
        }
    }

    /** Whether something was sent is a race here; nothing was read, so both answers are true. */
    @Test
    void aConnectionThatIsCutAtOnceIsNotTriedAgain() throws IOException {
        try (RawServer server = RawServer.talking(socket -> socket.setSoLinger(true, 0))) {
            ChatwootUnreachableException failure = failure(server.url(), "");

            assertUnreachable(failure, failure.getFailure().sent());
            assertThat(failure)
                    .hasMessageContaining(
                            failure.getFailure().sent()
                                    ? "whether the server has acted is not known"
                                    : "nothing was sent");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatIsCutAfterTheRequestIsNotTriedAgain() throws IOException {
        try (RawServer server = RawServer.talking(RawServer::readRequest)) {
            ChatwootUnreachableException failure = failure(server.url(), "");

            assertUnreachable(failure, true);
            assertThat(failure)
                    .hasMessageStartingWith(CALL + ": the connection to " + server.url() + " broke")
                    .hasMessageContaining("whether the server has acted is not known");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNoAnswer() throws IOException {
        try (RawServer server = RawServer.talking(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, OK + "Content-Length: 1000\r\n\r\n{\"id\": 7");
        })) {
            assertUnreachable(failure(server.url(), ""), true);
        }
    }

    @Test
    void anAnswerThatIsNotHttpIsNoAnswer() throws IOException {
        try (RawServer server = RawServer.talking(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, "220 mail.example.com ESMTP\r\n\r\n");
        })) {
            assertUnreachable(failure(server.url(), ""), true);
        }
    }

    @Test
    void aServerThatIsSilentIsGivenUpAfterTheResponseTimeout() throws IOException {
        try (RawServer server = RawServer.talking(UnreachableTest::silence)) {
            ChatwootUnreachableException failure = failure(server.url(), "?responseTimeout=300");

            assertThat(failure.getFailure())
                    .isInstanceOfSatisfying(
                            TimedOut.class,
                            timedOut -> assertThat(timedOut.after()).isEqualTo(Duration.ofMillis(300)));
            assertThat(failure.getFailure().sent()).isTrue();
            assertThat(failure)
                    .hasMessage(
                            CALL + " had no complete answer after 300 ms; whether the server has acted is not known."
                                    + " See the options responseTimeout and callTimeout");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatTricklesIsGivenUpAfterTheCallTimeout() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = RawServer.talking(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, OK + "Content-Length: 100000\r\n\r\n");
            trickle(socket, never);
        })) {
            Instant start = Instant.now();
            ChatwootUnreachableException failure = failure(server.url(), "?responseTimeout=5s&callTimeout=600");

            assertThat(failure.getFailure()).isInstanceOf(TimedOut.class);
            assertThat(failure).hasMessageContaining("no complete answer after 600 ms");
            assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(500), Duration.ofSeconds(4));
        }
    }

    @Test
    void aHandshakeThatNeverEndsIsGivenUp() throws IOException {
        try (RawServer server = RawServer.talking(UnreachableTest::silence)) {
            String secure = server.url().replace("http:", "https:");

            ChatwootUnreachableException failure = failure(secure, "?connectTimeout=300&callTimeout=8s");

            assertUnreachable(failure, false);
            assertThat(failure).hasMessageContaining("nothing was sent");
        }
    }

    @Test
    void aCallThatFindsNoFreeConnectionWasNotSent() throws IOException {
        try (RawServer server = RawServer.talking(UnreachableTest::silence);
                TestRoute route =
                        TestRoute.to("chatwoot:createMessage?maxConnections=1&responseTimeout=400", server.url())) {
            var first = route.context()
                    .createProducerTemplate()
                    .asyncSend("direct:start", exchange -> exchange.getMessage().setBody("first"));
            var second = route.context()
                    .createProducerTemplate()
                    .asyncSend("direct:start", exchange -> exchange.getMessage().setBody("second"));

            assertThat(first).succeedsWithin(Duration.ofSeconds(10));
            assertThat(second).succeedsWithin(Duration.ofSeconds(10));
            assertThat(first.join().getException()).isInstanceOf(ChatwootUnreachableException.class);
            assertThat(second.join().getException()).isInstanceOf(ChatwootUnreachableException.class);
        }
    }

    private static void silence(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // reads on, and says nothing
        }
    }

    private static void trickle(Socket socket, CountDownLatch never) throws IOException {
        try {
            while (!never.await(50, TimeUnit.MILLISECONDS)) {
                RawServer.write(socket, " ");
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertUnreachable(ChatwootUnreachableException failure, boolean sent) {
        assertThat(failure.getFailure()).isInstanceOf(Unreachable.class);
        assertThat(failure.getFailure().sent()).isEqualTo(sent);
        assertThat(failure).hasMessageStartingWith(CALL).hasCauseInstanceOf(IOException.class);
    }

    private static ChatwootUnreachableException failure(String baseUrl, String query) {
        try (TestRoute route = TestRoute.to("chatwoot:createMessage" + query, baseUrl)) {
            Exception failure = route.failure("Hello", Map.of());

            assertThat(failure).isInstanceOf(ChatwootUnreachableException.class);
            return (ChatwootUnreachableException) failure;
        }
    }
}
