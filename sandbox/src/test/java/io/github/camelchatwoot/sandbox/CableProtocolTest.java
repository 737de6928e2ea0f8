// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The WebSocket frame by frame. */
class CableProtocolTest {
    private static final List<String> UPGRADE = List.of(
            "GET /cable HTTP/1.1",
            "Host: x",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13");

    private final ChatwootSandbox sandbox = new ChatwootSandbox().start();
    private final Api admin = Api.admin(sandbox);
    private final Map<String, Object> user = CableClient.userIdentifier(admin);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void welcomesAndPings() {
        try (CableClient client = new CableClient(sandbox)) {
            await().until(() -> !client.frames().isEmpty());

            sandbox.advance(Duration.ofSeconds(3));

            await().until(() -> client.frames().size() >= 2);
            assertThat(client.frames().get(0)).isEqualTo("{\"type\":\"welcome\"}");
            assertThat(client.frames().get(1)).matches("\\{\"type\":\"ping\",\"message\":\\d{10}}");
        }
    }

    @Test
    void picksTheSubProtocolThatItKnowsAndAcceptsThoseWhoOfferNone() {
        assertThat(protocol()).isEmpty();
        assertThat(protocol("nonsense")).isEmpty();
        assertThat(protocol("nonsense", CableClient.PROTOCOL)).isEqualTo(CableClient.PROTOCOL);
        assertThat(protocol("actioncable-unsupported", CableClient.PROTOCOL)).isEqualTo("actioncable-unsupported");
    }

    private String protocol(String... offered) {
        try (CableClient client = new CableClient(sandbox, offered)) {
            await().until(() -> !client.frames().isEmpty());
            return client.protocol();
        }
    }

    @Test
    void isNotFoundWithoutAnUpgrade() {
        Api.Reply reply = new Api(sandbox.baseUrl() + "/cable", null).get("/");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(reply.text()).isEqualTo("Page not found");
    }

    @Test
    void confirmsAndTellsWhoIsThere() {
        try (CableClient client = new CableClient(sandbox)) {
            String identifier = client.subscribe(user);

            await().until(() -> client.frames().size() == 3);
            String quoted = CableClient.write(identifier);
            assertThat(client.frames().get(1))
                    .isEqualTo("{\"identifier\":" + quoted + ",\"type\":\"confirm_subscription\"}");
            assertThat(client.frames().get(2))
                    .isEqualTo("{\"identifier\":" + quoted + ",\"message\":{\"event\":\"presence.update\","
                            + "\"data\":{\"account_id\":1,\"users\":{\"1\":\"online\"},\"contacts\":{}}}}");
        }
    }

    @Test
    void takesNumbersAsTexts() {
        try (CableClient client = new CableClient(sandbox)) {
            client.confirmed(client.subscribe(with(Map.of("account_id", "1", "user_id", "1"))));
        }
    }

    static Stream<Map<String, Object>> hopeless() {
        return Stream.of(
                Map.of("pubsub_token", "nonsense"),
                Map.of("account_id", 99_999),
                Map.of("account_id", ""),
                Map.of("user_id", ""),
                Map.of("user_id", 2),
                Map.of("channel", "LobbyChannel"),
                Map.of("channel", List.of()));
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    void isSilentAboutWhatLeadsNowhere(Map<String, Object> different) {
        try (CableClient client = new CableClient(sandbox)) {
            String nowhere = client.subscribe(with(different));
            client.updatePresence(nowhere);

            String identifier = client.subscribe(user);
            client.confirmed(identifier);

            await().until(() -> client.events("presence.update").size() == 1);
            assertThat(client.frames()).hasSize(3);
        }
    }

    @Test
    void overlooksASecondSubscriptionUntilTheFirstIsGivenUp() {
        try (CableClient client = new CableClient(sandbox)) {
            String identifier = client.subscribe(user);
            client.subscribe(user);
            client.updatePresence(identifier);
            await().until(() -> client.events("presence.update").size() == 2);
            assertThat(client.confirmations(identifier)).hasSize(1);

            client.command("unsubscribe", identifier, null);
            client.updatePresence(identifier);
            client.subscribe(user);

            await().until(() -> client.confirmations(identifier).size() == 2);
            await().until(() -> client.events("presence.update").size() == 3);
        }
    }

    @Test
    void hearsNothingAfterUnsubscribing() {
        try (CableClient client = new CableClient(sandbox);
                CableClient other = CableClient.user(sandbox, admin)) {
            String identifier = client.subscribe(user);
            client.confirmed(identifier);
            client.command("unsubscribe", identifier, null);
            client.subscribe(with(Map.of("extra", true)));
            await().until(() -> client.confirmations(CableClient.write(with(Map.of("extra", true))))
                            .size()
                    == 1);

            admin.post("/contacts", Map.of("name", "Ola"));

            other.await("contact.created");
            await().until(() -> client.events("contact.created").size() == 1);
        }
    }

    @Test
    void survivesGarbage() {
        try (CableClient client = new CableClient(sandbox)) {
            for (String garbage : List.of(
                    "not json",
                    "{}",
                    "[]",
                    "null",
                    "\"\"",
                    "",
                    "{\"command\":\"fly\"}",
                    "{\"command\":\"subscribe\"}",
                    "{\"command\":\"subscribe\",\"identifier\":\"[1\"}",
                    "{\"command\":\"subscribe\",\"identifier\":{}}",
                    "{\"command\":\"unsubscribe\",\"identifier\":\"x\"}",
                    "{\"command\":\"message\",\"identifier\":\"{}\",\"data\":\"{}\"}")) {
                client.send(garbage);
            }
            String identifier = client.subscribe(user);
            client.command("message", identifier, Map.of("action", "fly"));
            client.send(
                    "{\"command\":\"message\",\"identifier\":" + CableClient.write(identifier) + ",\"data\":\"x\"}");

            client.updatePresence(identifier);

            await().until(() -> client.events("presence.update").size() == 2);
            assertThat(client.frames()).hasSize(4);
        }
    }

    @Test
    void dropsItsClientsWithoutAWordWhenItStops() {
        try (CableClient client = CableClient.user(sandbox, admin)) {
            sandbox.close();

            await().until(() -> client.closeCode() != 0);
            assertThat(client.closeCode()).isEqualTo(1006);
            assertThat(client.frames()).noneMatch(frame -> frame.contains("disconnect"));
        }
    }

    @Test
    void aClientThatDoesNotReadIsDropped() throws IOException {
        ApiInbox inbox = sandbox.createApiInbox("Bridge", "");
        long conversation = admin.conversation(inbox, "x");
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4096);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), sandbox.port()));
            deaf.setSoTimeout(10_000);
            deaf.getOutputStream().write((String.join("\r\n", UPGRADE) + "\r\n\r\n").getBytes(UTF_8));
            readHead(deaf.getInputStream());
            deaf.getOutputStream().write(masked(Map.of("command", "subscribe", "identifier", CableClient.write(user))));
            await().until(this::online);

            String content = "x".repeat(149_000);
            for (int i = 0; i < 120; i++) {
                admin.post("/conversations/" + conversation + "/messages", Map.of("content", content));
            }

            assertThat(readToTheEnd(deaf.getInputStream())).isLessThan(30L * 1024 * 1024);
        }
    }

    private boolean online() {
        return admin.get("/agents").text().contains("\"availability_status\":\"online\"");
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).isPositive();
            head.append((char) next);
        }
    }

    private static long readToTheEnd(InputStream in) {
        long count = 0;
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count += read;
            }
            return count;
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The connection is still open", e);
        } catch (IOException reset) {
            return count;
        }
    }

    /** A text frame of a client, with a mask of zeros. */
    private static byte[] masked(Map<String, ?> command) {
        byte[] payload = CableClient.write(command).getBytes(UTF_8);
        return ByteBuffer.allocate(8 + payload.length)
                .put((byte) 0x81)
                .put((byte) (0x80 | 126))
                .putShort((short) payload.length)
                .putInt(0)
                .put(payload)
                .array();
    }

    private Map<String, Object> with(Map<String, ?> different) {
        Map<String, Object> identifier = new HashMap<>(user);
        identifier.putAll(different);
        return identifier;
    }
}
